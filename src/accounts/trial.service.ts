import { Inject, Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { CONFIG, type Config } from '../config';
import { NotFound } from '../errors';
import type { Language } from '../vocabulary';
import { OrganisationService } from './organisation.service';
import { Person } from './person.entity';
import { SessionsService, type StartedSession } from './sessions.service';
import { presentSamplePerson, type SamplePerson } from './trial.presenter';

/** In trial mode anybody becomes any of the sample people, without a password. Otherwise all of this is not there. */
@Injectable()
export class TrialService {
  readonly on: boolean;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly dataSource: DataSource,
    private readonly organisation: OrganisationService,
    private readonly sessions: SessionsService,
  ) {
    this.on = config.databaseUrl === null;
  }

  /** @throws NotFound outside trial mode */
  requireTrial(): void {
    if (!this.on) throw new NotFound('address');
  }

  async people(language: Language): Promise<SamplePerson[]> {
    this.requireTrial();
    const people = await this.dataSource.manager.find(Person, {
      where: { deactivatedAt: IsNull() },
      order: { id: 'asc' },
    });
    const [jobRoles, units] = await Promise.all([this.organisation.jobRoles(), this.organisation.units()]);
    return people.map((person) => presentSamplePerson(person, jobRoles, units, language));
  }

  async signIn(personId: number): Promise<StartedSession> {
    this.requireTrial();
    return this.dataSource.transaction(async (manager) => {
      const person = await manager.findOneBy(Person, { id: personId, deactivatedAt: IsNull() });
      if (!person) throw new NotFound('person');
      return this.sessions.start(manager, person);
    });
  }
}
