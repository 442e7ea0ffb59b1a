import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError, Forbidden } from '../errors';
import { accessKey, type Access } from '../platform/http/access';
import { seenBy, unattendedKey } from '../platform/http/look';
import { pageKey } from '../ui/page';
import type { AccessRole } from './access-role';
import type { SignedInRequest } from './access';
import { hasAccessRole } from './actor';
import { HouseService } from './house.service';
import { SessionCookie } from './session-cookie';
import { SessionsService } from './sessions.service';

/** Deny by default: without a session only `@Public()` routes answer. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsService,
    private readonly houses: HouseService,
    private readonly cookie: SessionCookie,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const access = this.reflector.getAllAndOverride<Access | undefined>(accessKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === undefined) throw new Error(`${request.url} declares no access`);

    const token = this.cookie.read(request);
    const attended = !this.reflector.get<boolean>(unattendedKey, context.getHandler()) && seenBy(request) === null;
    const holder = token === null ? null : await this.sessions.holder(token, attended);
    if (holder) Object.assign(request, holder);
    else if (this.isPage(context)) request.house = await this.houses.present();
    if (access === 'public') return true;
    const actor = holder?.actor;
    if (!actor) throw new DomainError('unauthenticated', token === null ? 'signed-out' : 'session-ended');
    if (access !== 'signed-in' && !hasAccessRole(actor, ...(access as AccessRole[]))) {
      throw new Forbidden('access-role-needed', { accessRoles: access });
    }
    return true;
  }

  private isPage(context: ExecutionContext): boolean {
    return this.reflector.get<true | undefined>(pageKey, context.getClass()) ?? false;
  }
}
