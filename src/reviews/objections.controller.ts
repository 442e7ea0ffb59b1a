import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { IdParam } from '../platform/http/id-param';
import { presentThread } from './comment.presenter';
import { CommentThreadDto, NewObjectionDto } from './comments.dto';
import { ObjectionsService } from './objections.service';

@ApiTags('reviews')
@SignedIn()
@Controller('api/comments/:id/objection')
export class ObjectionsController {
  constructor(private readonly objections: ObjectionsService) {}

  @Post()
  @ApiOperation({ summary: 'The author says, once about each disposition, why it does not satisfy him.' })
  @ApiCreatedResponse({ type: CommentThreadDto })
  async object(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() { text }: NewObjectionDto,
  ): Promise<CommentThreadDto> {
    return presentThread(await this.objections.object(actor, id, text));
  }

  @Post('sighting')
  @ApiOperation({ summary: 'Whoever leads confirms having seen the objection, which finalising waits for.' })
  @ApiCreatedResponse({ type: CommentThreadDto })
  async confirmSeen(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<CommentThreadDto> {
    return presentThread(await this.objections.confirmSeen(actor, id));
  }
}
