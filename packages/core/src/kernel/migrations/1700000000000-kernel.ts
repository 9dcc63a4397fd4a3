import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events, changes and idempotency keys. The first two are partitioned by month from the start, so that old months can be dropped. */
export class Kernel1700000000000 implements MigrationInterface {
  readonly name = 'Kernel1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table event (
        id uuid not null,
        type text not null,
        version int not null,
        facts jsonb not null,
        actor_id uuid,
        actor_name text not null,
        request_id text not null,
        subject_id uuid,
        occurred_at timestamptz not null default clock_timestamp(),
        relayed_at timestamptz,
        primary key (id, occurred_at)
      ) partition by range (occurred_at);
      create index event_unrelayed on event (occurred_at) where relayed_at is null;
      create index event_subject on event (subject_id, occurred_at) where subject_id is not null;

      create table change (
        id uuid not null,
        entity text not null,
        entity_id uuid not null,
        fields jsonb not null,
        actor_id uuid,
        actor_name text not null,
        request_id text not null,
        occurred_at timestamptz not null default clock_timestamp(),
        primary key (id, occurred_at)
      ) partition by range (occurred_at);
      create index change_entity on change (entity, entity_id, occurred_at);

      create table event_rest partition of event default;
      create table change_rest partition of change default;

      create function make_month_partitions(first date, months int) returns void language plpgsql as $$
      declare month date; part text; source text;
      begin
        for i in 0 .. months - 1 loop
          month := (date_trunc('month', first) + make_interval(months => i))::date;
          foreach source in array array['event', 'change'] loop
            part := source || '_' || to_char(month, 'YYYY_MM');
            if to_regclass(part) is null then
              begin
                execute format('create table %I partition of %I for values from (%L) to (%L)', part, source, month, (month + interval '1 month')::date);
              exception when check_violation then null; -- rows of that month already rest in the default partition
              end;
            end if;
          end loop;
        end loop;
      end $$;
      select make_month_partitions((current_date - interval '2 months')::date, 6);

      create table idempotency_key (
        scope text primary key,
        input_hash text not null,
        answer jsonb not null,
        created_at timestamptz not null default now()
      );
      create index idempotency_key_age on idempotency_key (created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table event, change, idempotency_key; drop function make_month_partitions(date, int)');
  }
}
