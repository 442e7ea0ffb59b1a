import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../accounts/actor';
import { DomainError, Invalid, type Fault } from '../../errors';
import type { SheetLimits } from '../../platform/spreadsheets/sheet';
import { readSpreadsheet } from '../../platform/spreadsheets/spreadsheet-file';
import { requireRoom } from '../sources.service';
import { StandardEvidence, type StandardInHand } from '../standard-evidence.service';
import { planComplaints, type Period, type PlannedComplaints, type PresentComplaints } from './complaint-plan';
import { readComplaintTable, type ComplaintColumns, type ComplaintTable } from './complaint-table';

export const complaintLimits: SheetLimits = {
  bytes: 5 * 1024 * 1024,
  unpackedBytes: 64 * 1024 * 1024,
  rows: 25_000,
};

/** How a table of complaints is to be read. */
export interface ComplaintReading extends Period {
  /** Null to be guessed by the headings. */
  columns: ComplaintColumns | null;
}

export interface ComplaintImport {
  inHand: StandardInHand;
  table: ComplaintTable;
  /** The most frequent cause first; none where something is wrong, or the column of the causes is still to be chosen. */
  items: PlannedComplaints[];
  faults: Fault[];
  /** To be named when it is confirmed. */
  planHash: string;
}

/** Complaints grouped by cause from a table: first a plan, then exactly that, all or nothing. */
@Injectable()
export class ComplaintImports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly evidence: StandardEvidence,
  ) {}

  /**
   * What a table would bring, and everything that is wrong with its rows.
   * @throws Invalid where the file is no table at all
   */
  async look(
    actor: Actor,
    standardId: number,
    source: Uint8Array,
    reading: ComplaintReading,
  ): Promise<ComplaintImport> {
    const { manager } = this.dataSource;
    const inHand = await this.evidence.takeToGather(manager, actor, standardId);
    return planFor(manager, inHand, await readTable(source, reading), reading);
  }

  /** As `look`. @throws Invalid with every fault of the file, each with its cell */
  async plan(
    actor: Actor,
    standardId: number,
    source: Uint8Array,
    reading: ComplaintReading,
  ): Promise<ComplaintImport> {
    return requireSound(await this.look(actor, standardId, source, reading));
  }

  /**
   * Adds causes that are new, and counts those that are there anew.
   * @throws DomainError stale when that is not the plan that was confirmed
   */
  async apply(
    actor: Actor,
    standardId: number,
    planHash: string,
    source: Uint8Array,
    reading: ComplaintReading,
  ): Promise<ComplaintImport> {
    await this.evidence.takeToGather(this.dataSource.manager, actor, standardId);
    const table = await readTable(source, reading);
    return this.dataSource.transaction(async (manager) => {
      const inHand = await this.evidence.takeToGather(manager, actor, standardId, true);
      const planned = requireSound(await planFor(manager, inHand, table, reading, 'for update'));
      if (planned.planHash !== planHash) {
        throw new DomainError('stale', 'evidence-changed', { present: { planHash: planned.planHash } });
      }
      await this.carryOut(manager, planned);
      return planned;
    });
  }

  private async carryOut(manager: EntityManager, { inHand, items }: ComplaintImport): Promise<void> {
    const added = items.filter(({ change }) => change === 'add');
    const updated = items.filter(({ change }) => change === 'update');
    if (added.length + updated.length === 0) return;
    await requireRoom(manager, inHand.id, added.length);
    const columns = '(title text, count int, "firstDay" date, "lastDay" date, id int)';
    await manager.query(
      `insert into source (standard_id, kind, title, count, first_day, last_day, changed_by, changed_at)
        select $1, 'complaints', title, count, "firstDay", "lastDay", $2, now()
          from rows from (jsonb_to_recordset($3) as ${columns}) with ordinality order by ordinality`,
      [inHand.id, inHand.actor.id, JSON.stringify(added)],
    );
    await manager.query(
      `update source set count = counted.count, first_day = "firstDay", last_day = "lastDay", version = version + 1,
          changed_by = $1, changed_at = now()
        from jsonb_to_recordset($2) as counted${columns} where source.id = counted.id`,
      [inHand.actor.id, JSON.stringify(updated.map((item) => ({ ...item, id: item.present!.id })))],
    );
    await this.evidence.record(manager, inHand, 'sources.imported', {
      count: added.length + updated.length,
      added: added.map(told),
      updated: updated.map((item) => ({ ...told(item), id: item.present!.id, before: item.present })),
    });
  }
}

async function readTable(source: Uint8Array, { columns }: ComplaintReading): Promise<ComplaintTable> {
  const { rows } = await readSpreadsheet(source, complaintLimits);
  return readComplaintTable(rows, columns);
}

async function planFor(
  manager: EntityManager,
  inHand: StandardInHand,
  table: ComplaintTable,
  { firstDay, lastDay }: ComplaintReading,
  lock = '',
): Promise<ComplaintImport> {
  const present: PresentComplaints[] = await manager.query(
    `select id, version, title, count, first_day::text as "firstDay", last_day::text as "lastDay" from source
      where standard_id = $1 and kind = 'complaints' and removed_at is null order by id ${lock}`,
    [inHand.id],
  );
  const { items, faults } = planComplaints(table, present, inHand.language, { firstDay, lastDay });
  return { inHand, table, items, faults, planHash: hashOf(inHand.id, items) };
}

function requireSound(planned: ComplaintImport): ComplaintImport {
  const { table, faults } = planned;
  if (faults.length > 0) throw new Invalid(faults, 'file-has-faults');
  if (table.columns.cause !== null) return planned;
  const headings = table.headings.map(({ column, heading }) => `${column} “${heading}”`).join(', ');
  throw new Invalid([{ field: 'cause', code: 'complaints.choose-cause', parameters: { headings } }], 'file-has-faults');
}

function hashOf(standardId: number, items: PlannedComplaints[]): string {
  const said = items.map(({ present, ...item }) => [told(item), present?.id ?? null, present?.version ?? null]);
  return createHash('sha256')
    .update(JSON.stringify([standardId, said]))
    .digest('hex');
}

function told({ title, count, firstDay, lastDay }: Omit<PlannedComplaints, 'present'>) {
  return { title, count, firstDay, lastDay };
}
