import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../accounts/access';
import { DomainError } from '../errors';
import { presentVerified } from './verification.presenter';
import { VerifiedDocumentDto } from './verification.dto';
import { VerificationService } from './verification.service';

@ApiTags('publications')
@Controller('api/verify')
export class VerificationController {
  constructor(private readonly verification: VerificationService) {}

  @Public()
  @Get(':hash')
  @ApiOperation({
    summary:
      'Which edition a document is, and whether it is in force: by the SHA-256 of its PDF, or the code printed in it.',
  })
  @ApiOkResponse({ type: VerifiedDocumentDto })
  async verify(@Param('hash') hash: string, @Req() request: FastifyRequest): Promise<VerifiedDocumentDto> {
    await this.verification.count(request.ip);
    const document = await this.verification.verify(hash);
    if (!document) throw new DomainError('not-found', 'unknown-document');
    return presentVerified(document);
  }
}
