import { Body, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { ApprovalSheetsService } from '../approvals/approval-sheets.service';
import { isSheetOpen } from '../approvals/approval.policy';
import { NewApprovalSheetDto, NewDecisionDto } from '../approvals/approvals.dto';
import { ApprovalsService } from '../approvals/approvals.service';
import { DomainError } from '../errors';
import { ChoiceField } from '../platform/http/fields';
import { IdParam } from '../platform/http/id-param';
import { SeenBefore, type Seen } from '../platform/http/look';
import { translate } from '../platform/i18n/translate';
import { mayLead } from '../standards/draft.policy';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { listOf, numberOf, textOf } from '../ui/form-values';
import { Pages, seeOther, showPage } from '../ui/page';
import { presentPack, type SheetInput } from './approval-pack.presenter';
import { FindingsService } from '../quality/findings.service';
import { EditionsService } from './editions.service';

const acts = ['sheet', 'submit', 'approve', 'return'] as const;

class ApprovalForm {
  @ChoiceField(acts) act!: (typeof acts)[number];
}

/** What the page shows besides where the approval stands. */
interface Shown {
  form: FormView;
  /** What was typed into the sheet. */
  sheet: SheetInput | null;
  /** Something changed between reading and sending. */
  stale: 'text' | 'sheet' | null;
  /** When the text was read that it is compared with. */
  since: Date | null;
  /** What the reader of an open page has seen. */
  seen: Seen | null;
}

const asItStands: Shown = { form: emptyForm, sheet: null, stale: null, since: null, seen: null };

/** Who must decide, the text to decide about, and the decisions: what is to become an edition. */
@Pages()
export class ApprovalPages {
  constructor(
    private readonly approvals: ApprovalsService,
    private readonly sheets: ApprovalSheetsService,
    private readonly editions: EditionsService,
    private readonly findings: FindingsService,
  ) {}

  @SignedIn()
  @Get('drafts/:id/approval')
  async pack(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @SeenBefore() seen: Seen | null,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(reply, actor, id, { ...asItStands, seen });
  }

  @SignedIn()
  @Post('drafts/:id/approval')
  async act(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { act } = await readForm(ApprovalForm, { act: sent['act'] });
    const sheet = act === 'sheet' ? sheetIn(sent) : null;
    try {
      if (sheet) await this.putSheet(actor, id, sheet);
      else if (act === 'submit') await this.approvals.submit(actor, id);
      else await this.decide(actor, id, act === 'return' ? 'return' : 'approve', sent);
      seeOther(reply, `/drafts/${id}/approval`);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'stale') {
        await this.showStale(reply, actor, id, sent, sheet, error);
      } else {
        await this.show(reply, actor, id, { ...asItStands, sheet, form: this.refused(error, sent, actor) });
      }
    }
  }

  private async putSheet(actor: Actor, id: number, { approverIds, quorum, version }: SheetInput): Promise<void> {
    const wanted = { approverIds, quorum: numberOf({ quorum }, 'quorum') };
    await this.sheets.put(actor, id, version, await readForm(NewApprovalSheetDto, wanted));
  }

  private async decide(actor: Actor, id: number, verdict: 'approve' | 'return', sent: SentForm): Promise<void> {
    const said = { verdict, contentHash: sent['contentHash'], reasons: textOf(sent, 'reasons').trim() || null };
    const { contentHash, reasons } = await readForm(NewDecisionDto, said);
    await this.approvals.decide(actor, id, verdict, contentHash, reasons ?? null);
  }

  /** What was typed is kept, and shown beside what changed meanwhile. */
  private async showStale(
    reply: FastifyReply,
    actor: Actor,
    id: number,
    sent: SentForm,
    sheet: SheetInput | null,
    { data }: DomainError,
  ): Promise<void> {
    const form = { ...emptyForm, values: { reasons: textOf(sent, 'reasons') }, status: 412 };
    if (sheet) {
      const { version } = data['present'] as { version: number };
      return this.show(reply, actor, id, { ...asItStands, form, stale: 'sheet', sheet: { ...sheet, version } });
    }
    const read = new Date(textOf(sent, 'readAt'));
    const since = Number.isNaN(read.getTime()) ? null : read;
    await this.show(reply, actor, id, { ...asItStands, form, stale: 'text', since });
  }

  private refused(error: unknown, sent: SentForm, { language }: Actor): FormView {
    const labels = {
      approverIds: { label: translate(language, 'pages.approval.approvers') },
      quorum: { label: translate(language, 'pages.approval.quorum') },
      reasons: { label: translate(language, 'pages.approval.reasons') },
    };
    return refusedForm(error, sent, labels, language);
  }

  private async show(
    reply: FastifyReply,
    actor: Actor,
    id: number,
    { form, sheet, stale, since, seen }: Shown,
  ): Promise<void> {
    const readAt = new Date();
    const approval = await this.approvals.get(actor, id);
    const { draft, participation } = approval.inHand;
    const submission = approval.submissions.find((one) => one.id === approval.presentSubmissionId);
    const changed = submission !== undefined && submission.contentHash !== approval.contentHash;
    const from = since ?? (changed ? submission.submittedAt : null);
    const view = presentPack(
      {
        approval,
        inForce: await this.editions.textInForce(draft.standardId),
        changedSince: from && (await this.approvals.changedSince(id, from)),
        candidates: mayLead(actor, participation) && isSheetOpen(draft.state) ? await this.approvals.candidates() : [],
        judged: await this.findings.in(id, approval.content),
      },
      sheet,
      seen,
    );
    showPage(reply, 'approval', { ...view, form, stale, readAt: readAt.toISOString() }, form.status);
  }
}

function sheetIn(sent: SentForm): SheetInput {
  return {
    approverIds: listOf(sent, 'approverIds').map(Number),
    quorum: textOf(sent, 'quorum'),
    version: Number(textOf(sent, 'version')) || 0,
  };
}
