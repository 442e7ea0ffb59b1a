import { Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public, type SignedInRequest } from '../accounts/access';
import { Invalid } from '../errors';
import { TextField } from '../platform/http/fields';
import { hashUpload } from '../platform/http/upload';
import { translate } from '../platform/i18n/translate';
import { codeFrom } from '../rendering/verification-code';
import { emptyForm, refusedForm, type FormView } from '../ui/form';
import { Pages, readersLanguage, seeOther, showPage } from '../ui/page';
import { presentVerification } from './verification.presenter';
import { VerificationService } from './verification.service';

/** Larger than any handbook. */
const megabytes = 64;

class VerificationQuery {
  @TextField({ optional: true, minimum: 0, maximum: 100 }) code?: string;
}

/** What is known of what was asked for; neither before anything was. */
interface Answer {
  verified?: ReturnType<typeof presentVerification> | null;
  unknown?: { hash: string; isCode: boolean; isFile: boolean } | null;
}

/** Tells whoever holds a document, on paper or as a file, which edition it is and whether it is in force. */
@Pages()
@Public()
export class VerificationPages {
  constructor(private readonly verification: VerificationService) {}

  @Get('verify')
  ask(@Query() { code: typed }: VerificationQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    if (typed === undefined) return this.show(reply, emptyForm);
    const code = codeFrom(typed);
    if (code !== null) return seeOther(reply, `/verify/${code}`);
    this.refuse(new Invalid([{ field: 'code', code: 'no-verification-code' }]), { code: typed }, request, reply);
  }

  /** The file is read once, for its hash, and kept nowhere. */
  @Post('verify')
  async compare(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    try {
      await this.verification.count(request.ip);
      seeOther(reply, `/verify/${await hashUpload(request, megabytes)}`);
    } catch (error) {
      this.refuse(error, {}, request, reply);
    }
  }

  @Get('verify/:hash')
  async verify(
    @Param('hash') hash: string,
    @Req() request: SignedInRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.verification.count(request.ip);
    const document = await this.verification.verify(hash);
    if (document) {
      const verified = presentVerification(document, request.actor !== undefined);
      return this.show(reply, emptyForm, { verified });
    }
    const unknown = { hash, isCode: codeFrom(hash) !== null, isFile: /^[0-9a-f]{64}$/i.test(hash) };
    this.show(reply, { ...emptyForm, status: 404 }, { unknown });
  }

  private refuse(error: unknown, sent: { code?: string }, request: FastifyRequest, reply: FastifyReply): void {
    const language = readersLanguage(request);
    const labels = {
      code: { label: translate(language, 'verification.code') },
      file: { label: translate(language, 'verification.file') },
    };
    this.show(reply, refusedForm(error, sent, labels, language));
  }

  private show(reply: FastifyReply, form: FormView, { verified = null, unknown = null }: Answer = {}): void {
    const asked = verified !== null || unknown !== null;
    const title = verified?.heading ?? (unknown ? 'verification.unknown.title' : 'verification.title');
    showPage(reply, 'verification', { title, form, verified, unknown, asked, megabytes }, form.status);
  }
}
