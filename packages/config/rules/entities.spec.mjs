import { describe, expect, it } from '@jest/globals';
import { rule } from './entities.mjs';
import { told } from './tree/plant.mjs';

const path = 'packages/core/src/modules/ticket/entities/ticket.ts';
const said = (code) => told(rule, { [path]: code });

describe('entities', () => {
  it('have no relation that loads by itself', () => {
    expect(said('@Entity() class Ticket {\n  @ManyToOne(() => Tier) tier!: Promise<Tier>;\n  @OneToMany(() => M, (m) => m.t, { lazy: true }) messages!: M[];\n  @ManyToOne(() => Tier) plain!: Relation<Tier>;\n}')).toEqual(
      [2, 3].map((line) => `${path}:${line} A relation that loads by itself asks behind the back of ctx. Read it through a reader or a loader.`),
    );
  });

  it('do nothing by themselves', () => {
    expect(said("import { EventSubscriber } from 'typeorm';\nclass Ticket {\n  @BeforeInsert() number() {}\n}")).toEqual([1, 3].map((line) => `${path}:${line} Entities do nothing by themselves. Do it in the command, or publish an event and listen.`));
  });

  it('are never cached', () => {
    expect(said('await repo.find({ where, cache: true });\nquery.cache(60000);')).toHaveLength(2);
  });

  it('stand one to a file', () => {
    expect(said('@Entity() class A {}\n@Entity() class B {}')).toEqual([`${path}:2 B is a second table in one file. Give it a file of its own.`]);
  });
});
