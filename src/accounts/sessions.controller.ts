import { Body, Controller, Delete, Get, HttpCode, Ip, Post, Put, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, Public, SignedIn } from './access';
import type { Actor } from './actor';
import { presentPerson } from './people.presenter';
import { PeopleService } from './people.service';
import { SessionCookie } from './session-cookie';
import { PasswordChangeDto, SessionDto, SignInDto, StartedSessionDto } from './sessions.dto';
import { SessionsService } from './sessions.service';

@ApiTags('accounts')
@Controller('api')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly people: PeopleService,
    private readonly cookie: SessionCookie,
  ) {}

  @Public()
  @Post('session')
  @ApiOperation({ summary: 'Signs in; the reply sets the session cookie.' })
  @ApiCreatedResponse({ type: StartedSessionDto })
  async signIn(
    @Body() { email, password }: SignInDto,
    @Ip() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StartedSessionDto> {
    const { token, expiresAt, person } = await this.sessions.signIn(email, password, address);
    this.cookie.set(reply, token, expiresAt);
    return { person: presentPerson(person, { ...person, sessionId: 0 }), expiresAt };
  }

  @SignedIn()
  @Get('session')
  @ApiOperation({ summary: 'Who is signed in.' })
  @ApiOkResponse({ type: SessionDto })
  async current(@CurrentActor() actor: Actor): Promise<SessionDto> {
    return { person: presentPerson(await this.people.get(actor.id), actor) };
  }

  @SignedIn()
  @Delete('session')
  @ApiOperation({ summary: 'Signs out.' })
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOut(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.signOut(actor);
    this.cookie.clear(reply);
  }

  @SignedIn()
  @Put('session/password')
  @ApiOperation({ summary: "Changes one's own password and ends all one's sessions." })
  @HttpCode(204)
  @ApiNoContentResponse()
  async changePassword(
    @CurrentActor() actor: Actor,
    @Body() { presentPassword, newPassword }: PasswordChangeDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.changePassword(actor, presentPassword, newPassword);
    this.cookie.clear(reply);
  }
}
