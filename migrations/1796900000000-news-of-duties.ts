import type { MigrationInterface, QueryRunner } from 'typeorm';

const told = [
  'round.opened',
  'round.extended',
  'comment.disposed',
  'comment.replied',
  'draft.submit',
  'approval-sheet.changed',
  'draft.return',
  'edition.published',
];

/** Who must answer comments, and who must publish, is told of it as well. */
export class NewsOfDuties1796900000000 implements MigrationInterface {
  readonly name = 'NewsOfDuties1796900000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(newsOf([...told, 'round.closed', 'draft.approve']));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(newsOf(told));
    await queryRunner.query(`
      delete from notification where kind in ('comments-to-answer', 'to-publish');
      delete from news using event where event.id = event_id and event.type in ('round.closed', 'draft.approve');
    `);
  }
}

const newsOf = (types: string[]) => `
drop trigger event_is_news on event;
create trigger event_is_news after insert on event for each row
  when (new.type in (${types.map((type) => `'${type}'`).join(', ')}))
  execute function note_news();
`;
