import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError, Invalid } from '../errors';
import { EventLog } from '../events/event-log';
import { prepared } from '../platform/database/pool';
import type { House } from '../ui/house';
import type { Actor } from './actor';
import { houseColumns, HouseService, type HouseRow } from './house.service';
import { hashPassword, verifyPassword } from './password';
import { Person } from './person.entity';
import { Session } from './session.entity';
import { SignInAttempts } from './sign-in-attempts';

const hour = 60 * 60 * 1000;
/** A session ends after 12 hours without a request, and after 30 days in any case. */
const absoluteLife = 30 * 24 * hour;

export interface StartedSession {
  token: string;
  expiresAt: Date;
  person: Person;
}

const findActor = prepared<Actor & { seenLongAgo: boolean; house: HouseRow }>(
  'actor-of-session',
  `select person.id, person.name, person.email, person.language, person.access_roles as "accessRoles",
      person.job_roles as "jobRoles", session.id as "sessionId",
      session.last_seen_at < now() - interval '5 minutes' as "seenLongAgo", ${houseColumns}
    from session join person on person.id = session.person_id cross join organisation
    where session.token_hash = $1 and session.expires_at > now()
      and session.last_seen_at > now() - interval '12 hours' and person.deactivated_at is null`,
);

@Injectable()
export class SessionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly attempts: SignInAttempts,
    private readonly events: EventLog,
    private readonly houses: HouseService,
  ) {}

  async signIn(email: string, password: string, address: string): Promise<StartedSession> {
    await this.attempts.count(email, address);
    const person = await this.dataSource.manager.findOneBy(Person, { email });
    const right = await verifyPassword(password, person?.passwordHash ?? null);
    if (!person || !right || person.deactivatedAt) throw new DomainError('unauthenticated', 'wrong-email-or-password');
    await this.attempts.forget(email);
    return this.dataSource.transaction((manager) => this.start(manager, person));
  }

  /** Opens a session for a person whose identity is settled. */
  async start(manager: EntityManager, person: Person): Promise<StartedSession> {
    const token = randomBytes(32).toString('base64url');
    const now = new Date();
    const expiresAt = new Date(now.getTime() + absoluteLife);
    await manager.insert(Session, { tokenHash: hashToken(token), personId: person.id, lastSeenAt: now, expiresAt });
    await this.events.record(manager, { type: 'session.started', actorId: person.id, subjectId: person.id });
    return { token, expiresAt, person };
  }

  /**
   * Who holds this token now, and whose house it is; null when the session has ended or the person has left. Read anew for every request.
   * @param attended whether the person did something; what a page asks by itself keeps no session alive
   */
  async holder(token: string, attended: boolean): Promise<{ actor: Actor; house: House } | null> {
    const [row] = await findActor(this.dataSource, [hashToken(token)]);
    if (!row) return null;
    const { seenLongAgo, house, ...actor } = row;
    if (seenLongAgo && attended)
      await this.dataSource.manager.update(Session, actor.sessionId, { lastSeenAt: new Date() });
    return { actor, house: this.houses.seen(house) };
  }

  async signOut(actor: Actor): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.delete(Session, { id: actor.sessionId });
      await this.events.record(manager, { type: 'session.ended', actorId: actor.id, subjectId: actor.id });
    });
  }

  /** A new password ends every session of the person, this one included. */
  async changePassword(actor: Actor, present: string, wanted: string): Promise<void> {
    await this.attempts.count(actor.email, `password of ${actor.id}`);
    const person = await this.dataSource.manager.findOneByOrFail(Person, { id: actor.id });
    if (!(await verifyPassword(present, person.passwordHash))) {
      throw new Invalid([{ field: 'presentPassword', code: 'wrong-password' }]);
    }
    await this.attempts.forget(actor.email);
    const passwordHash = await hashPassword(wanted);
    await this.dataSource.transaction(async (manager) => {
      await manager.update(Person, person.id, { passwordHash });
      await this.endAll(manager, person.id);
      await this.events.record(manager, { type: 'person.password-changed', actorId: actor.id, subjectId: person.id });
    });
  }

  async endAll(manager: EntityManager, personId: number): Promise<void> {
    await manager.delete(Session, { personId });
  }
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
