export { generateCompany } from './generate.js';
export type { Company, CompanyOptions, DemoChannel, DemoDepartment, DemoEvent, DemoMessage, DemoOrganization, DemoPerson, DemoPriority, DemoRole, DemoStatus, DemoTicket } from './company.js';
