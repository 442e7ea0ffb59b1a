import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../accounts/access';
import type { Actor } from '../accounts/actor';
import { PreferencesDto } from './preferences.dto';
import { PreferencesService } from './preferences.service';

@ApiTags('notifications')
@Controller('api/notification-preferences')
export class PreferencesController {
  constructor(private readonly preferences: PreferencesService) {}

  @SignedIn()
  @Get()
  @ApiOperation({ summary: 'How often you get mail.' })
  @ApiOkResponse({ type: PreferencesDto })
  get(@CurrentActor() actor: Actor): Promise<PreferencesDto> {
    return this.preferences.get(actor);
  }

  @SignedIn()
  @Put()
  @ApiOperation({ summary: 'Chooses how often you get mail.' })
  @ApiOkResponse({ type: PreferencesDto })
  put(@CurrentActor() actor: Actor, @Body() { frequency }: PreferencesDto): Promise<PreferencesDto> {
    return this.preferences.put(actor, frequency);
  }
}
