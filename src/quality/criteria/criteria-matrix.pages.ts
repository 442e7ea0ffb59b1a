import { Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor, SignedIn } from '../../accounts/access';
import type { Actor } from '../../accounts/actor';
import { IdParam } from '../../platform/http/id-param';
import { DraftReading } from '../../standards/draft-reading.service';
import { Pages, showPage } from '../../ui/page';
import { matrixQuery } from './criteria-input';
import { MatrixQueryDto } from './criteria.dto';
import { CriteriaMatrixService } from './criteria-matrix.service';
import { presentMatrixPage } from './criteria-matrix.presenter';

/** All clauses by all criteria, section by section. */
@Pages()
@SignedIn()
export class CriteriaMatrixPages {
  constructor(
    private readonly matrix: CriteriaMatrixService,
    private readonly drafts: DraftReading,
  ) {}

  @Get('drafts/:id/criteria')
  async list(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Query() asked: MatrixQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const query = matrixQuery(asked);
    const matrix = await this.matrix.ofDraft(actor, id, query);
    const { outline } = await this.drafts.outline(actor, id);
    showPage(reply, 'criteria', presentMatrixPage(matrix, outline, query));
  }
}
