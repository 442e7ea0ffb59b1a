import { Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import { hasAccessRole, type Actor } from '../accounts/actor';
import { EditionsService, type EditionHead } from '../editions/editions.service';
import { replyWithFile } from '../platform/http/file-reply';
import { IdParam } from '../platform/http/id-param';
import { StandardsService } from '../standards/standards.service';
import { liveAt } from '../ui/live';
import { Pages, seeOther, showPage } from '../ui/page';
import { presentArtefact } from './artefact.presenter';
import { FileQuery } from './artefacts.dto';
import { ArtefactsService } from './artefacts.service';
import { presentDocuments, type DocumentsView } from './documents.presenter';

/** More job roles than any standard has. */
const everyDocument = 200;

@Pages()
export class PublicationsPages {
  constructor(
    private readonly standards: StandardsService,
    private readonly editions: EditionsService,
    private readonly artefacts: ArtefactsService,
  ) {}

  @SignedIn()
  @Get('standards/:id')
  async standard(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    const standard = await this.standards.get(actor, id);
    const { items: later } = await this.editions.list(actor, id, standard.edition?.id ?? 0, 1);
    const upcoming = later.find(({ draftId }) => draftId === standard.draft?.id);
    showPage(reply, 'standard', {
      live: liveAt(`/standards/${id}`, { standard: id, draft: standard.draft?.id, documents: true }),
      standard,
      mayMakeLinks: hasAccessRole(actor, 'hr'),
      // The first edition can be compared with nothing but a draft.
      comparable: standard.edition !== null && (standard.edition.number > 1 || standard.draft !== null),
      inForce: standard.edition && (await this.documents(actor, standard.edition, true)),
      upcoming: upcoming ? await this.documents(actor, upcoming, false) : null,
    });
  }

  @SignedIn()
  @Get('artefacts/:id/file')
  async file(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() query: FileQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await replyWithFile(request, reply, await this.artefacts.file(actor, id, query.inline ?? false));
  }

  @SignedIn()
  @Post('artefacts/:id/retry')
  async retry(@CurrentActor() actor: Actor, @IdParam() id: number, @Res() reply: FastifyReply): Promise<void> {
    const { editionId, onRequest } = await this.artefacts.retry(actor, id);
    if (onRequest) return seeOther(reply, `/editions/${editionId}/documents`);
    const { standardId, draftId, publishedAt } = await this.editions.head(actor, editionId);
    seeOther(reply, publishedAt ? `/standards/${standardId}` : `/drafts/${draftId}/publish`);
  }

  private async documents(
    actor: Actor,
    edition: Pick<EditionHead, 'id' | 'number' | 'effectiveDate'>,
    readable: boolean,
  ): Promise<DocumentsView> {
    const { items } = await this.artefacts.list(actor, edition.id, false, 0, everyDocument);
    const documents = items.map((artefact) => presentArtefact(artefact, actor));
    return presentDocuments(edition, documents, actor.jobRoles, readable);
  }
}
