import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Only, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { defaultPageSize, pageOf, PageQuery, type Page } from '../platform/http/page';
import { CurrentLanguage } from '../accounts/current-language';
import type { Language } from '../vocabulary';
import { DraftDto, ImportedStandardDto, NewStandardDto, StandardDto } from './drafts.dto';
import { presentDraft } from './draft.presenter';
import { DraftsService } from './drafts.service';
import { NewStandardsService } from './new-standards.service';
import { MarkdownBody, markdownFile } from './markdown-body';
import { StandardsService } from './standards.service';

@ApiTags('standards')
@Controller('api')
export class StandardsController {
  constructor(
    private readonly standards: StandardsService,
    private readonly drafts: DraftsService,
    private readonly beginnings: NewStandardsService,
  ) {}

  @SignedIn()
  @Get('standards')
  @ApiOperation({
    summary: 'The standards of the company, with the edition in force and the draft the reader takes part in.',
  })
  @ApiOkResponse({ type: pageOf(StandardDto) })
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<StandardDto>> {
    return this.standards.list(actor, query.after ?? 0, query.limit ?? defaultPageSize);
  }

  @SignedIn()
  @Get('standards/:id')
  @ApiOperation({ summary: 'One standard.' })
  @ApiOkResponse({ type: StandardDto })
  get(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<StandardDto> {
    return this.standards.get(actor, id);
  }

  @Only('administrator', 'hr')
  @Post('standards')
  @ApiOperation({ summary: 'Makes a standard without clauses, with its first draft.' })
  @ApiCreatedResponse({ type: ImportedStandardDto })
  create(@CurrentActor() actor: Actor, @Body() head: NewStandardDto): Promise<ImportedStandardDto> {
    return this.beginnings.empty(actor, head);
  }

  @Only('administrator', 'hr')
  @Post('imports')
  @ApiOperation({ summary: 'Makes a standard, with its first draft, from a file in the standard format.' })
  @ApiConsumes('text/markdown')
  @ApiBody(markdownFile)
  @ApiCreatedResponse({ type: ImportedStandardDto })
  import(@CurrentActor() actor: Actor, @MarkdownBody() file: Uint8Array): Promise<ImportedStandardDto> {
    return this.beginnings.fromFile(actor, file);
  }

  @Only('administrator', 'hr')
  @Post('standards/:id/drafts')
  @ApiOperation({ summary: 'Opens a new draft, copied from the edition in force.' })
  @ApiCreatedResponse({ type: DraftDto })
  async openDraft(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @IdParam() id: number,
  ): Promise<DraftDto> {
    return presentDraft(await this.drafts.read(actor, await this.standards.openDraft(actor, id)), language);
  }
}
