import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessCheck } from './access.check';
import { AccessGuard } from './access.guard';
import { AccountPages } from './account.pages';
import { CompanyPages } from './company.pages';
import { HouseController } from './house.controller';
import { HouseService } from './house.service';
import { LogoController } from './logo.controller';
import { LogosService } from './logos.service';
import { OrganisationController } from './organisation.controller';
import { OrganisationService } from './organisation.service';
import { PeopleController } from './people.controller';
import { PeoplePages } from './people.pages';
import { AddresseesService } from './addressees.service';
import { PeopleService } from './people.service';
import { SessionCookie } from './session-cookie';
import { SessionsController } from './sessions.controller';
import { SessionsService } from './sessions.service';
import { SettingsPages } from './settings.pages';
import { SignInAttempts } from './sign-in-attempts';
import { SignInPages } from './sign-in.pages';
import { TrialService } from './trial.service';

@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [
    SessionsController,
    PeopleController,
    OrganisationController,
    LogoController,
    HouseController,
    SignInPages,
    AccountPages,
    PeoplePages,
    SettingsPages,
    CompanyPages,
  ],
  providers: [
    AccessCheck,
    HouseService,
    LogosService,
    OrganisationService,
    AddresseesService,
    PeopleService,
    SessionCookie,
    SessionsService,
    SignInAttempts,
    TrialService,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [
    AddresseesService,
    HouseService,
    LogosService,
    OrganisationService,
    PeopleService,
    SessionCookie,
    SessionsService,
  ],
})
export class AccountsModule {}
