import { Allow, anybody, apiDecorators, Inject, optionsOf, Resolver, type Field, type RequestContext } from '@meja/plugin-sdk/server';
import type { ExampleOptions } from '../options.js';

const portal = apiDecorators<{ Query: { exampleOfficePhone: Field<object, string> } }>();

@Resolver()
export class PortalPhoneResolver {
  constructor(@Inject(optionsOf('example')) private readonly options: ExampleOptions) {}

  @portal.query('exampleOfficePhone') @Allow(anybody)
  exampleOfficePhone(_ctx: RequestContext) {
    return this.options.officePhone;
  }
}
