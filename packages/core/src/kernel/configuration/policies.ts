/** Settings that modules keep to. The class is the token they are injected by. */
export abstract class Policies {
  abstract readonly closeSolvedAfterDays: number;
}
