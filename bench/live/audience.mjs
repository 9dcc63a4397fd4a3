import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'undici';
import { exchange } from '../drive.mjs';
import { openSessions } from '../sessions.mjs';
import { Change } from './change.mjs';
import { Screen } from './screen.mjs';

const givesUpAfterMs = 60_000;
// No frame and no count of the last change is left to wait for.
const calmMs = 400;
const openedAtOnce = 25;

/** Everybody who has the queue open: each with a session, a socket and a connection of their own. */
export class Audience {
  changes = [];
  made = 0;

  static async open(bench, connected) {
    const { rows: agents } = await bench.pool.query(`select user_id as id, array_agg(department_id) as departments from role_assignment group by 1 order by 1`);
    const audience = new Audience();
    const sessions = await openSessions({ control: bench.control, workspaceId: bench.caller.workspaceId }, Array.from({ length: connected }, (_, at) => agents[at % agents.length].id));
    const departmentsOf = new Map(agents.map(({ id, departments }) => [id, new Set(departments)]));
    const shown = (screen, answer) => audience.changes.forEach((change) => change.note(screen, answer));
    const screens = [];
    for (let at = 0; at < sessions.length; at += openedAtOnce) screens.push(...(await Promise.all(sessions.slice(at, at + openedAtOnce).map((agent) => Screen.open({ address: bench.child.address, agent, shown })))));
    return Object.assign(audience, { address: bench.child.address, departmentsOf, screens, makers: sessions.slice(0, agents.length).map((agent) => ({ agent, client: new Client(bench.child.address) })) });
  }

  async stop() {
    await Promise.all([...this.screens.map((screen) => screen.stop()), ...this.makers.map(({ client }) => client.close())]);
  }

  /** Until every screen was told of something: from now on nothing passes it by. */
  async listens(tickets) {
    await this.until(async () => {
      for (const ticket of tickets) await this.madeOf(ticket);
      await sleep(calmMs);
      return this.screens.every(({ hasHeard }) => hasHeard);
    }, 'the first frame at every screen');
    await this.calm();
  }

  /** Changes these tickets at once, each by another agent; done when every other agent who follows them has them on their screen, and what `begins` began. */
  async change(tickets, begins = async () => undefined) {
    this.changes = tickets.map((ticket) => this.changeOf(ticket));
    await Promise.all([begins(this.changes), ...this.changes.map((change) => this.make(change))]);
    await this.until(() => this.changes.every(({ isEverywhere }) => isEverywhere), 'a change on every screen');
    return this.changes;
  }

  /** Until nobody asks or counts any more. */
  async calm() {
    await sleep(calmMs);
    await this.until(() => this.screens.every(({ isCalm }) => isCalm), 'calm screens');
  }

  changeOf(ticket) {
    const sees = ({ id }) => this.departmentsOf.get(id).has(ticket.department);
    const makers = this.makers.filter(({ agent }) => sees(agent));
    const maker = makers[this.made % makers.length];
    const screens = this.screens.filter(({ agent }) => sees(agent) && agent.id !== maker.agent.id);
    return new Change({ ticket, by: maker.agent, word: `error ${(this.made += 1)}.${ticket.number}.`, screens });
  }

  make(change) {
    return change.make((request) => exchange(this.makers.find(({ agent }) => agent === change.by).client, request));
  }

  madeOf(ticket) {
    return this.make(this.changeOf(ticket));
  }

  async until(isSo, what) {
    for (const end = performance.now() + givesUpAfterMs; performance.now() < end; await sleep(5)) {
      const { trouble } = this.screens.find((screen) => screen.trouble) ?? {};
      if (trouble) throw trouble;
      if (await isSo()) return;
    }
    throw new Error(`Waited ${givesUpAfterMs} ms in vain for ${what}.`);
  }
}
