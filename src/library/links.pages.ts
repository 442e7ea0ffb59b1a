import { Body, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, Only } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CONFIG, type Config } from '../config';
import { IdParam } from '../platform/http/id-param';
import { translate } from '../platform/i18n/translate';
import { StandardsService } from '../standards/standards.service';
import { emptyForm, readForm, refusedForm, type FormView, type SentForm } from '../ui/form';
import { Pages, seeOther, showPage } from '../ui/page';
import { addressOf, presentLink, qrCode } from './link.presenter';
import { NewLinkDto } from './links.dto';
import { LinksService } from './links.service';

/** More job roles than any standard has. */
const everyLink = 200;

/** Links and QR codes to brochures, for HR to make, print and revoke. */
@Pages()
@Only('hr')
export class LinksPages {
  constructor(
    private readonly standards: StandardsService,
    private readonly links: LinksService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('standards/:id/links')
  async list(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(actor, id, request, reply, emptyForm);
  }

  @Post('standards/:id/links')
  async make(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() sent: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const { jobRole } = await readForm(NewLinkDto, sent);
      const link = await this.links.make(actor, id, jobRole);
      seeOther(reply, `/standards/${id}/links#link-${link.id}`);
    } catch (error) {
      const labels = { jobRole: { label: translate(actor.language, 'pages.library.jobRole') } };
      await this.show(actor, id, request, reply, refusedForm(error, sent, labels, actor.language));
    }
  }

  @Post('standards/:id/links/:link/revocation')
  async revoke(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @IdParam('link') link: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.links.revoke(actor, id, link);
    seeOther(reply, `/standards/${id}/links`);
  }

  private async show(
    actor: Actor,
    id: number,
    request: FastifyRequest,
    reply: FastifyReply,
    form: FormView,
  ): Promise<void> {
    const standard = await this.standards.get(actor, id);
    const { items } = await this.links.list(id, 0, everyLink);
    const jobRoles = await this.links.jobRoles(id);
    const address = addressOf(this.config, request);
    const links = items.map((link) => presentLink(link, jobRoles, address));
    const view = {
      standard,
      form,
      links: links.map((link) => ({ ...link, qr: qrCode(link.url) })),
      without: jobRoles.filter(({ key }) => !items.some(({ jobRole }) => jobRole === key)),
    };
    showPage(reply, 'links', view, form.status);
  }
}
