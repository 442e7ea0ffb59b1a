import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Get, Header, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../accounts/access';
import { NotFound } from '../errors';
import { replyWithFile } from '../platform/http/file-reply';
import { assetsFolder, builtAssets } from '../ui/assets';
import { houseOf, Pages, renderPage, showLastingPage, showPage } from '../ui/page';
import { LinksService } from './links.service';
import { ReaderService } from './reader.service';

/** What the holder of a link reads without signing in: the brochure of one job role in force, and nothing else. */
@Pages()
@Public()
export class PublicPages {
  constructor(
    private readonly links: LinksService,
    private readonly reader: ReaderService,
  ) {}

  /** Stands in one place, for its place says which pages it may stand before; each of its builds is asked for anew. */
  @Get('reader-worker.js')
  worker(@Res() reply: FastifyReply): void {
    void reply
      .header('Cache-Control', 'no-cache')
      .type('text/javascript; charset=utf-8')
      .send(readFileSync(join(assetsFolder, basename(builtAssets().readerWorker))));
  }

  /** The same for everybody, whoever is signed in: in the language of the standard, so that a copy of it tells nothing of a person. */
  @Get('b/:token')
  @Header('X-Robots-Tag', 'noindex, nofollow')
  async brochure(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reading = await this.opened(token, (standardId, jobRole) => this.reader.open(standardId, jobRole));
    if (!reading) return showPage(reply, 'link-ended', {}, 404);
    const { text, pdf } = reading;
    const view = {
      text,
      pdf: pdf && { href: `/b/${token}/pdf`, pages: pdf.pages, bytes: pdf.bytes, unchangedSince: pdf.unchangedSince },
      back: null,
    };
    const frame = { language: text.language, reader: null, house: houseOf(request) };
    showLastingPage(request, reply, renderPage('reader', view, frame), text.language);
  }

  @Get('b/:token/pdf')
  @Header('X-Robots-Tag', 'noindex, nofollow')
  async pdf(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.opened(token, (standardId, jobRole) => this.reader.file(standardId, jobRole));
    if (!file) return showPage(reply, 'link-ended', {}, 404);
    await replyWithFile(request, reply, file);
  }

  /** What `open` finds behind the token; null when the link was revoked, never was, or its job role has no brochure any more. */
  private async opened<T>(token: string, open: (standardId: number, jobRole: string) => Promise<T>): Promise<T | null> {
    const link = await this.links.holder(token);
    if (!link) return null;
    return open(link.standardId, link.jobRole).catch((error: unknown) => {
      if (error instanceof NotFound) return null;
      throw error;
    });
  }
}
