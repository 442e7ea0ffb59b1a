import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Only, SignedIn } from '../accounts/access';
import { hasAccessRole, type Actor } from '../accounts/actor';
import { NotFound } from '../errors';
import { IfMatch } from '../platform/http/if-match';
import { languages, type Language } from '../vocabulary';
import { ForbiddenWordsDto, NewForbiddenWordsDto } from './forbidden-words.dto';
import { ForbiddenWordsService, type ForbiddenWordList } from './forbidden-words.service';

@ApiTags('quality')
@Controller('api/forbidden-words/:language')
@ApiParam({ name: 'language', enum: languages })
export class ForbiddenWordsController {
  constructor(private readonly words: ForbiddenWordsService) {}

  @SignedIn()
  @Get()
  @ApiOperation({ summary: 'The words that the company does not want in its standards of this language.' })
  @ApiOkResponse({ type: ForbiddenWordsDto })
  async get(@CurrentActor() actor: Actor, @Param('language') language: string): Promise<ForbiddenWordsDto> {
    return present(await this.words.read(known(language)), actor);
  }

  @Only('administrator')
  @Put()
  @ApiOperation({ summary: 'Replaces the list. Drafts are looked at anew at once.' })
  @ApiOkResponse({ type: ForbiddenWordsDto })
  async replace(
    @CurrentActor() actor: Actor,
    @Param('language') language: string,
    @IfMatch() version: number,
    @Body() { words }: NewForbiddenWordsDto,
  ): Promise<ForbiddenWordsDto> {
    const wanted = words.map(({ term, replacement }) => ({ term, replacement: replacement ?? null }));
    return present(await this.words.replace(actor, known(language), version, wanted), actor);
  }
}

function present(list: ForbiddenWordList, reader: Actor): ForbiddenWordsDto {
  return { ...list, allowedActions: hasAccessRole(reader, 'administrator') ? ['change'] : [] };
}

function known(language: string): Language {
  const found = languages.find((one) => one === language);
  if (!found) throw new NotFound('address');
  return found;
}
