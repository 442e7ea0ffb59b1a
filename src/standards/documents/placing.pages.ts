import { Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, Only, SignedIn } from '../../accounts/access';
import type { Actor } from '../../accounts/actor';
import { IdParam } from '../../platform/http/id-param';
import { readUpload } from '../../platform/http/upload';
import { Pages, seeOther } from '../../ui/page';
import { ImportService } from '../import.service';
import { carriedLimits } from '../carried-pictures';
import { outlineLimits } from './outline';
import { Placing } from './placing';

/** A choice for each part, a field for each picture, and what else the form says. */
const mostFields = outlineLimits.places + carriedLimits.pictures + 200;

/** What becomes of the parts of a document that was not written for Etalon. */
@Pages()
export class PlacingPages {
  constructor(
    private readonly imports: ImportService,
    private readonly placing: Placing,
  ) {}

  @Only('administrator', 'hr')
  @Post('standards/new/document')
  async begin(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.placing.place(reply, actor, null, (await readUpload(request, mostFields)).fields);
  }

  /** For who comes back to the address: the document is chosen once more. */
  @Only('administrator', 'hr')
  @Get('standards/new/document')
  chooseAgain(@Res() reply: FastifyReply): void {
    seeOther(reply, '/standards/new');
  }

  @SignedIn()
  @Post('drafts/:id/import/document')
  async intoDraft(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { fields } = await readUpload(request, mostFields);
    await this.placing.place(reply, actor, await this.imports.target(actor, id), fields);
  }

  @SignedIn()
  @Get('drafts/:id/import/document')
  async chooseAgainForDraft(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const draft = await this.imports.target(actor, id);
    seeOther(reply, `/drafts/${draft.id}/import`);
  }
}
