import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../accounts/actor';
import { timeZoneOf } from '../../accounts/house.service';
import { OrganisationService } from '../../accounts/organisation.service';
import { NotFound } from '../../errors';
import { translate } from '../../platform/i18n/translate';
import { Renderer } from '../../rendering/renderer';
import { DraftLife } from '../../standards/draft-life.service';
import { commentColumns, commentTables, toComment, type CommentRow, type CommentView } from '../comment-rows';
import { selectRounds, type RoundView } from '../round-rows';
import { writeCsv } from './csv-writer';
import type { DispositionTable, TableFile, TableFormat } from './disposition-table';
import { writeDocx } from './docx-writer';
import { writePdf } from './pdf-writer';
import { writeXlsx } from './xlsx-writer';

const types: Record<TableFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8; header=present',
};

/** As many comments are read at once. */
const part = 500;

/** The whole draft first, then section by section, each before its clauses; what was removed comes last. */
const inOrderOfText = `coalesce(placed.removed_at, section.removed_at) is not null, section.position nulls first,
  placed.position nulls first, comment.id`;

/** The disposition table of a draft or of one of its rounds, as a file. Whoever may read the draft may have it. */
@Injectable()
export class DispositionTables {
  constructor(
    private readonly dataSource: DataSource,
    private readonly life: DraftLife,
    private readonly organisation: OrganisationService,
    private readonly renderer: Renderer,
  ) {}

  async file(actor: Actor, draftId: number, format: TableFormat, roundId: number | null): Promise<TableFile> {
    const table = await this.table(actor, draftId, roundId);
    const words = translate(table.language, 'answers.table.fileName', { title: table.title });
    return { name: `${words}.${format}`, type: types[format], content: await this.write(table, format) };
  }

  /** @throws NotFound where the person may not read the draft, or the round is another draft's */
  async table(actor: Actor, draftId: number, roundId: number | null): Promise<DispositionTable> {
    const { manager } = this.dataSource;
    const { draft, language } = await this.life.take(manager, actor, draftId, 'reading');
    const round = roundId === null ? null : await this.round(manager, draftId, roundId);
    const organisation = await this.organisation.organisation();
    const ids = await this.idsInOrder(manager, draftId, roundId);
    return {
      organisation: organisation.name,
      colour: organisation.colour ?? undefined,
      title: draft.title,
      language,
      timeZone: timeZoneOf(organisation),
      round,
      madeAt: new Date(),
      count: ids.length,
      comments: () => inParts(manager, ids),
    };
  }

  private async write(table: DispositionTable, format: TableFormat): Promise<Readable> {
    switch (format) {
      case 'xlsx':
        return writeXlsx(table);
      case 'docx':
        return writeDocx(table);
      case 'pdf':
        return writePdf(table, this.renderer);
      case 'csv':
        return writeCsv(table);
    }
  }

  private async round(manager: EntityManager, draftId: number, id: number): Promise<RoundView> {
    const [round] = await selectRounds(manager, 'round.id = $1 and round.draft_id = $2', [id, draftId]);
    if (!round) throw new NotFound('round');
    return round;
  }

  private async idsInOrder(manager: EntityManager, draftId: number, roundId: number | null): Promise<number[]> {
    const rows: { id: number }[] = await manager.query(
      `select comment.id from ${commentTables}
        where comment.draft_id = $1 and ($2::int is null or comment.round_id = $2) order by ${inOrderOfText}`,
      [draftId, roundId],
    );
    return rows.map(({ id }) => id);
  }
}

/** Each part is a statement of its own: no connection waits for a slow download. */
async function* inParts(manager: EntityManager, ids: number[]): AsyncGenerator<CommentView> {
  for (let from = 0; from < ids.length; from += part) {
    const rows: CommentRow[] = await manager.query(
      `select ${commentColumns} from ${commentTables}
          join unnest($1::int[]) with ordinality as wanted (id, ordinal) on wanted.id = comment.id
        order by wanted.ordinal`,
      [ids.slice(from, from + part)],
    );
    yield* rows.map(toComment);
  }
}
