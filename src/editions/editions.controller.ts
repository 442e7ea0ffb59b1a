import { Readable } from 'node:stream';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { replyWithFile } from '../platform/http/file-reply';
import { IdParam } from '../platform/http/id-param';
import { defaultPageSize, pageOf, PageQuery, type Page } from '../platform/http/page';
import { wordType } from '../rendering/word/word-file';
import { sha256 } from '../standards/draft-content';
import { ExportQuery } from '../standards/export.dto';
import { sendWord } from '../standards/word-reply';
import { EditionDto, EditionTextDto } from './editions.dto';
import { presentEdition, presentEditionText } from './edition.presenter';
import { documentOf, EditionsService } from './editions.service';

@ApiTags('editions')
@Controller('api')
export class EditionsController {
  constructor(private readonly editions: EditionsService) {}

  @SignedIn()
  @Get('standards/:id/editions')
  @ApiOperation({ summary: 'The editions of a standard, the first one first.' })
  @ApiOkResponse({ type: pageOf(EditionDto) })
  async list(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() query: PageQuery,
  ): Promise<Page<EditionDto>> {
    const page = await this.editions.list(actor, id, query.after ?? 0, query.limit ?? defaultPageSize);
    return { ...page, items: page.items.map((edition) => presentEdition(edition, actor)) };
  }

  @SignedIn()
  @Get('editions/:id')
  @ApiOperation({ summary: 'An edition with its frozen text.' })
  @ApiOkResponse({ type: EditionTextDto })
  async get(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<EditionTextDto> {
    return presentEditionText(await this.editions.get(actor, id), actor);
  }

  @SignedIn()
  @Get('editions/:id/export')
  @ApiOperation({ summary: 'The edition as a Markdown file in the standard format, or as a Word document.' })
  @ApiProduces('text/markdown', wordType)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() { format }: ExportQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (format === 'docx') return sendWord(reply, await this.editions.exportWord(actor, id));
    const { edition, text } = await this.editions.export(actor, id);
    const content = Buffer.from(text);
    await replyWithFile(request, reply, {
      hash: sha256(content),
      bytes: content.length,
      type: 'text/markdown; charset=utf-8',
      name: `${edition.title}.md`,
      plainName: `${documentOf(edition).standard.slug}.md`,
      inline: false,
      cacheControl: 'private, no-cache',
      open: (range) => Promise.resolve(Readable.from(range ? content.subarray(range.start, range.end + 1) : content)),
    });
  }
}
