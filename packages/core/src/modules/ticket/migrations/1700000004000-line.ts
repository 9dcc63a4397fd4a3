import type { MigrationInterface, QueryRunner } from 'typeorm';

const isOpen = `status not in ('solved', 'closed') and removed_as is null`;

/** What the way of a ticket through tiers, to a solution and out of sight needs; and people kept informed. */
export class Line1700000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table ticket
        add organization_id uuid,
        add tier_entered_at timestamptz(3),
        add bounces int not null default 0,
        add solution_id uuid,
        add solved_at timestamptz(3),
        add follow_up_of_id uuid references ticket (id) on delete set null,
        add removed_as text check (removed_as in ('spam', 'bin')),
        add removed_at timestamptz(3),
        add constraint ticket_removed_when check ((removed_as is null) = (removed_at is null))`);
    await runner.query(`update ticket set tier_entered_at = created_at`);
    await runner.query(`alter table ticket alter tier_entered_at set not null`);
    await runner.query(`drop index ticket_open, ticket_open_department, ticket_unassigned, ticket_assignee, ticket_settled, ticket_requester`);
    // A view is one of these indexes read from its end; the department narrows it.
    await runner.query(`create index ticket_open on ticket (updated_at, id) where ${isOpen}`);
    await runner.query(`create index ticket_open_department on ticket (department_id, updated_at, id) where ${isOpen}`);
    await runner.query(`create index ticket_open_tier on ticket (tier_id, updated_at, id) where ${isOpen}`);
    await runner.query(`create index ticket_unassigned on ticket (updated_at, id) where assignee_id is null and ${isOpen}`);
    await runner.query(`create index ticket_assignee on ticket (assignee_id, updated_at, id) where ${isOpen}`);
    await runner.query(`create index ticket_waiting on ticket (updated_at, id) where status in ('waiting_for_requester', 'waiting_for_third_party', 'snoozed') and removed_as is null`);
    await runner.query(`create index ticket_settled on ticket (updated_at, id) where status in ('solved', 'closed') and removed_as is null`);
    await runner.query(`create index ticket_removed on ticket (removed_as, updated_at, id) where removed_as is not null`);
    await runner.query(`create index ticket_requester on ticket (requester_id, public_updated_at, id) where removed_as is null`);
    await runner.query(`create index ticket_organization on ticket (organization_id, public_updated_at, id) where organization_id is not null and removed_as is null`);
    await runner.query(`create index ticket_follow_up on ticket (follow_up_of_id) where follow_up_of_id is not null`);
    await runner.query(`alter table message add quoted_html text, add quoted_text text, add redacted_at timestamptz(3)`);
    await runner.query(`alter table attachment add content_id text`);
    await runner.query(`
      create table follower (
        ticket_id uuid not null references ticket (id),
        user_id uuid not null references app_user (id),
        state text not null check (state in ('pending', 'following')),
        created_at timestamptz(3) not null,
        primary key (ticket_id, user_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table follower`);
    await runner.query(`alter table attachment drop content_id`);
    await runner.query(`alter table message drop quoted_html, drop quoted_text, drop redacted_at`);
    await runner.query(`alter table ticket drop organization_id, drop tier_entered_at, drop bounces, drop solution_id, drop solved_at, drop follow_up_of_id, drop removed_as, drop removed_at`);
    await runner.query(`create index ticket_open on ticket (updated_at, id) where status not in ('solved', 'closed')`);
    await runner.query(`create index ticket_open_department on ticket (department_id, updated_at, id) where status not in ('solved', 'closed')`);
    await runner.query(`create index ticket_unassigned on ticket (updated_at, id) where assignee_id is null and status not in ('solved', 'closed')`);
    await runner.query(`create index ticket_assignee on ticket (assignee_id, updated_at, id) where status not in ('solved', 'closed')`);
    await runner.query(`create index ticket_settled on ticket (updated_at, id) where status in ('solved', 'closed')`);
    await runner.query(`create index ticket_requester on ticket (requester_id, public_updated_at, id)`);
  }
}
