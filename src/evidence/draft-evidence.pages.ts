import { Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { defaultPageSize } from '../platform/http/page';
import { translate } from '../platform/i18n/translate';
import { liveAt } from '../ui/live';
import { Pages, showPage } from '../ui/page';
import type { Language } from '../vocabulary';
import { CitationsService, evidenceShows, type DraftEvidence, type EvidenceShow } from './citations.service';
import { EvidenceQuery } from './evidence.dto';
import { citingPath, sourcesPath } from './evidence.presenter';

/** Which clauses do not say why they exist. */
@Pages()
@SignedIn()
export class DraftEvidencePages {
  constructor(private readonly citations: CitationsService) {}

  @Get('drafts/:id/evidence')
  async list(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() query: EvidenceQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { show = 'uncited', after = 0, limit = defaultPageSize } = query;
    const evidence = await this.citations.ofDraft(actor, id, show, after, limit);
    showPage(reply, 'evidence', presentEvidencePage(evidence, show, actor.language));
  }
}

function presentEvidencePage({ inHand, page, counts }: DraftEvidence, show: EvidenceShow, language: Language) {
  const { draft } = inHand;
  const path = `/drafts/${draft.id}/evidence`;
  const sections = Map.groupBy(page.items, ({ sectionId }) => sectionId);
  return {
    live: liveAt(`${path}?show=${show}`, { draft: draft.id }),
    draft: { id: draft.id, title: draft.title, language: inHand.language },
    sourcesPath: sourcesPath(draft.standardId),
    counts,
    isDone: counts.all > 0 && counts.uncited === 0,
    onlyUncited: show === 'uncited',
    tabs: evidenceShows.map((one) => ({
      path: `${path}?show=${one}`,
      label: translate(language, `evidence.show.${one}`),
      count: counts[one],
      chosen: one === show,
    })),
    sections: [...sections.values()].map((clauses) => ({
      number: clauses[0]!.sectionNumber,
      title: clauses[0]!.sectionTitle,
      clauses: clauses.map(({ clauseId, number, title, cites }) => ({
        number,
        title,
        cites,
        path: citingPath(draft.id, clauseId),
      })),
    })),
    more: page.next && `${path}?show=${show}&after=${page.next}`,
  };
}
