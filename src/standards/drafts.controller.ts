import { Body, Controller, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import contentDisposition from 'content-disposition';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { CurrentLanguage } from '../accounts/current-language';
import { IdParam } from '../platform/http/id-param';
import { defaultPageSize, pageOf, PageQuery, type Page } from '../platform/http/page';
import { IfMatch, IfMatchHash } from '../platform/http/if-match';
import { wordType } from '../rendering/word/word-file';
import type { Language } from '../vocabulary';
import { presentDraft } from './draft.presenter';
import { DraftDto, DraftHeadDto, DraftTextDto, EventDto, WithdrawalDto } from './drafts.dto';
import { DraftsService } from './drafts.service';
import { ExportQuery } from './export.dto';
import { PlannedImportDto } from './import.dto';
import { ImportService } from './import.service';
import { MarkdownBody, markdownFile } from './markdown-body';
import { sendWord } from './word-reply';

@ApiTags('drafts')
@SignedIn()
@Controller('api/drafts/:id')
export class DraftsController {
  constructor(
    private readonly drafts: DraftsService,
    private readonly imports: ImportService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The draft: where it stands, what this person may do, and what blocks the next steps.' })
  @ApiOkResponse({ type: DraftDto })
  async get(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
  ): Promise<DraftDto> {
    return presentDraft(await this.drafts.read(actor, id), language);
  }

  @Patch()
  @ApiOperation({ summary: 'Changes title, summary or job roles.' })
  @ApiOkResponse({ type: DraftDto })
  async changeHead(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @IfMatch() version: number,
    @Body() change: DraftHeadDto,
  ): Promise<DraftDto> {
    return presentDraft(await this.drafts.changeHead(actor, id, version, { ...change }), language);
  }

  @Get('text')
  @ApiOperation({ summary: 'The whole text, with the hash that approvers decide on.' })
  @ApiOkResponse({ type: DraftTextDto })
  text(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<DraftTextDto> {
    return this.drafts.text(actor, id);
  }

  @Get('export')
  @ApiOperation({ summary: 'The draft as a file in the standard format, or as a Word document.' })
  @ApiProduces('text/markdown', wordType)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() { format }: ExportQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (format === 'docx') return sendWord(reply, await this.drafts.exportWord(actor, id));
    const { slug, text } = await this.drafts.export(actor, id);
    void reply
      .type('text/markdown; charset=utf-8')
      .header('Content-Disposition', contentDisposition.create(`${slug}.md`))
      .send(text);
  }

  @Post('import-plan')
  @HttpCode(200)
  @ApiOperation({ summary: 'What importing this file into the draft would add, change, move and remove.' })
  @ApiConsumes('text/markdown')
  @ApiBody(markdownFile)
  @ApiOkResponse({ type: PlannedImportDto })
  plan(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @MarkdownBody() file: Uint8Array,
  ): Promise<PlannedImportDto> {
    return this.imports.plan(actor, id, file);
  }

  @Post('import')
  @HttpCode(200)
  @ApiOperation({ summary: 'Imports the file, exactly as it was planned.' })
  @ApiConsumes('text/markdown')
  @ApiBody(markdownFile)
  @ApiOkResponse({ type: PlannedImportDto })
  import(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @IfMatchHash() plannedFor: string,
    @MarkdownBody() file: Uint8Array,
  ): Promise<PlannedImportDto> {
    return this.imports.apply(actor, id, plannedFor, file);
  }

  @Get('events')
  @ApiOperation({ summary: 'Everything that happened in the draft: who, what, when.' })
  @ApiOkResponse({ type: pageOf(EventDto) })
  history(@CurrentActor() actor: Actor, @IdParam() id: number, @Query() query: PageQuery): Promise<Page<EventDto>> {
    return this.drafts.history(actor, id, query.after ?? 0, query.limit ?? defaultPageSize);
  }

  @Post('finalisation')
  @ApiOperation({ summary: 'Goes on to finalising, once every comment has its answer.' })
  @ApiCreatedResponse({ type: DraftDto })
  async finalise(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
  ): Promise<DraftDto> {
    return presentDraft(await this.drafts.finalise(actor, id), language);
  }

  @Post('withdrawal')
  @ApiOperation({ summary: 'Gives the draft up, with a reason.' })
  @ApiCreatedResponse({ type: DraftDto })
  async withdraw(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
    @Body() { reason }: WithdrawalDto,
  ): Promise<DraftDto> {
    return presentDraft(await this.drafts.withdraw(actor, id, reason), language);
  }
}
