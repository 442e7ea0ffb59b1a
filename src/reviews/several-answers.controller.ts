import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { SeveralAnsweredDto, SeveralAnswersDto } from './several-answers.dto';
import { SeveralAnswers } from './several-answers.service';

@ApiTags('reviews')
@SignedIn()
@Controller('api/drafts/:id/dispositions')
export class SeveralAnswersController {
  constructor(private readonly answers: SeveralAnswers) {}

  @Post()
  @ApiOperation({ summary: 'Gives one answer to several comments; suggestions that clash are left, and named.' })
  @ApiCreatedResponse({ type: SeveralAnsweredDto })
  give(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() { comments, ...answer }: SeveralAnswersDto,
  ): Promise<SeveralAnsweredDto> {
    return this.answers.give(actor, id, comments, answer);
  }
}
