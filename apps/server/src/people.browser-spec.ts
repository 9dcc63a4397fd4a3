import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addressOf, until } from '@meja/testing';
import type { Page } from 'playwright-core';
import { accessibilityProblems, openDesk, type Desk } from '../testing/desk.js';

const chosen = 'wooden clouds on rails';
const another = 'paper boats in a cellar';

describe('somebody new', () => {
  let desk: Desk;
  beforeAll(async () => void (desk = await openDesk()));
  afterAll(() => desk.close());

  async function signIn(page: Page, email: string, word: string): Promise<void> {
    await page.goto(`${desk.server.address}/`);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(word);
    await page.keyboard.press('Enter');
  }

  it('is invited, reads the kept mail of an installation without a way out, chooses a password and works', async () => {
    const admin = await desk.visit({ as: 'admin' });
    await admin.page.goto(`${desk.server.address}/settings/people`);
    await admin.page.getByRole('button', { name: 'Invite somebody' }).click();
    await admin.page.getByLabel('Name', { exact: true }).fill('Eva Larsen');
    await admin.page.getByLabel('E-mail address').fill('eva@test.example');
    await admin.page.getByRole('button', { name: 'Send the invitation' }).click();
    await admin.page.getByText('An invitation is on its way to eva@test.example.').first().waitFor();
    await admin.page.getByRole('button', { name: /Eva Larsen/ }).getByText('Invited').waitFor();

    await admin.page.goto(`${desk.server.address}/mail`);
    await admin.page.getByText('SMTP_URL is not set').first().waitFor();
    await admin.page.getByRole('link', { name: /Eva Larsen/ }).click();
    await admin.page.frameLocator('iframe').getByText('Eva Larsen').first().waitFor();
    await admin.page.getByRole('button', { name: 'As text' }).click();
    const { pathname, hash } = new URL(/https?:\/\/\S+/.exec(await admin.page.locator('pre').innerText())?.[0] ?? '');

    const eva = await desk.visit();
    await eva.page.goto(`${desk.server.address}${pathname}${hash}`);
    const field = eva.page.getByLabel('New password');
    await field.fill('eva larsen 1987');
    await eva.page.getByText('Your name or address is in it').waitFor();
    await field.fill(chosen);
    await eva.page.getByText('Strong.').waitFor();
    expect(eva.page.url()).not.toContain('#');
    await eva.page.keyboard.press('Enter');
    await eva.page.getByRole('heading', { name: 'The password is set' }).waitFor();
    await eva.page.getByRole('button', { name: 'Sign in' }).click();
    await eva.page.getByLabel('Password', { exact: true }).fill(chosen);
    await eva.page.keyboard.press('Enter');
    await eva.page.getByRole('navigation', { name: 'Views' }).getByText('Department A').waitFor();

    const second = await desk.visit();
    await second.page.goto(`${desk.server.address}${pathname}${hash}`);
    await second.page.getByRole('heading', { name: 'This link does not work' }).waitFor();

    await eva.page.goto(`${desk.server.address}/settings/password`);
    await eva.page.getByLabel('Current password').fill('not this one');
    await eva.page.getByLabel('New password').fill(another);
    await eva.page.keyboard.press('Enter');
    await eva.page.getByRole('alert').getByText('This is not your current password.').waitFor();
    await eva.page.getByLabel('Current password').fill(chosen);
    await eva.page.keyboard.press('Enter');
    await eva.page.getByText('The password is changed.').first().waitFor();

    await admin.page.goto(`${desk.server.address}/settings/people`);
    await admin.page.getByRole('button', { name: /Eva Larsen/ }).click();
    await admin.page.getByRole('button', { name: 'Deactivate', exact: true }).click();
    await admin.page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
    await admin.page.getByRole('button', { name: 'Reactivate' }).click();
    await admin.page.getByText('Eva Larsen may sign in again.').first().waitFor();
    await signIn(eva.page, 'eva@test.example', another);
    await eva.page.getByRole('navigation', { name: 'Views' }).getByText('Department A').waitFor();
    await Promise.all([admin, eva, second].map(({ context }) => context.close()));
  });

  it('A58 gets the same words for an address that nobody has', async () => {
    const answers: string[] = [];
    for (const email of [addressOf('agentA'), 'nobody@test.example']) {
      const { page, context } = await desk.visit();
      await page.goto(`${desk.server.address}/`);
      await page.getByRole('button', { name: 'Forgot your password?' }).click();
      await page.getByLabel('E-mail address').fill(email);
      await page.keyboard.press('Enter');
      answers.push((await page.getByRole('status').filter({ hasText: email }).innerText()).replace(email, '<address>'));
      await context.close();
    }
    expect(answers[0]).toContain('<address>');
    expect(answers[1]).toBe(answers[0]);
  });

  it('makes a token, sees its secret once, and ends it', async () => {
    const { page, context } = await desk.visit({ as: 'agentA' });
    await page.goto(`${desk.server.address}/settings/tokens`);
    await page.getByRole('button', { name: 'Create a token' }).click();
    await page.getByLabel('What is it for?').fill('Nightly export');
    await page.getByLabel('ticket.read', { exact: true }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Create a token' }).click();
    const secret = await page.getByLabel('The secret of the token').innerText();
    const asked = () => fetch(`${desk.server.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` }, body: JSON.stringify({ query: '{ viewer { email } }' }) });
    expect(await (await asked()).json()).toEqual({ data: { viewer: { email: addressOf('agentA') } } });
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.locator('body').innerText()).not.toContain(secret);
    await page.getByRole('button', { name: 'Revoke Nightly export' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('Revoked', { exact: true }).waitFor();
    await until(async () => (await asked()).status === 401, 'the end of the token');
    await context.close();
  });

  it('asks for more on the cards of a department', async () => {
    const { page, context } = await desk.visit({ as: 'admin' });
    await page.goto(`${desk.server.address}/settings/handover`);
    const add = async (label: string): Promise<void> => {
      await page.getByRole('button', { name: 'Add a field' }).click();
      await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'text' && document.activeElement.value === '');
      await page.keyboard.type(label);
    };
    await add('Serial number');
    await page.getByLabel('A card without it is refused').check();
    await add('Site');
    await page.getByRole('button', { name: 'Move up: Site' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The card asks for these fields from now on.').first().waitFor();
    const admin = await desk.server.as('admin');
    const data = await admin.must('query Fields($departmentId: ID!) { handoverFields(departmentId: $departmentId) { key label required } }', { departmentId: desk.server.people.departmentA });
    expect(data).toEqual({ handoverFields: [{ key: 'site', label: 'Site', required: false }, { key: 'serialNumber', label: 'Serial number', required: true }] });

    await add('Colour');
    const fields = [{ key: 'rack', label: 'Rack', type: 'TEXT' }];
    await admin.must('mutation ($input: SetHandoverFieldsInput!) { setHandoverFields(input: $input) { __typename } }', { input: { departmentId: desk.server.people.departmentA, fields } });
    await page.getByRole('button', { name: 'Save' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'Nothing was overwritten.' });
    await alert.getByText('Site · Serial number · Colour').waitFor();
    await alert.getByText('Rack', { exact: true }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await alert.getByRole('button', { name: 'Keep theirs' }).click();
    await until(async () => (await page.getByRole('textbox', { name: 'Label' }).evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))).join() === 'Rack', 'the fields of the other one');
    expect(await alert.count()).toBe(0);
    await context.close();
  });
});
