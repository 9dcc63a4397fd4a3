export { generateCompany } from './generate.js';
export type { Company, CompanyOptions, DemoCard, DemoChannel, DemoDepartment, DemoEvent, DemoHandoverField, DemoMessage, DemoOrganization, DemoPerson, DemoPriority, DemoRole, DemoSolution, DemoStatus, DemoTicket } from './company.js';
