import { Controller, Delete, Put } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../platform/http/if-match';
import { CurrentActor, Only } from './access';
import type { Actor } from './actor';
import { PictureBody } from '../platform/http/picture-body';
import { logoTypes } from './logo-limits';
import { LogosService } from './logos.service';
import { OrganisationDto } from './organisation.dto';
import { presentOrganisation } from './organisation.presenter';

@ApiTags('accounts')
@Only('administrator')
@Controller('api/organisation/logo')
export class LogoController {
  constructor(private readonly logos: LogosService) {}

  @Put()
  @ApiOperation({
    summary:
      'Gives the company a logo: a PNG, JPEG, WebP or SVG of at most 2 MB and 40 megapixels, which is drawn anew.',
  })
  @ApiConsumes(...logoTypes)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: OrganisationDto })
  async put(
    @CurrentActor() actor: Actor,
    @IfMatch() version: number,
    @PictureBody() file: Uint8Array | null,
  ): Promise<OrganisationDto> {
    return presentOrganisation(await this.logos.put(actor, version, file));
  }

  @Delete()
  @ApiOperation({ summary: 'Takes the logo away. Editions that are frozen keep the one they have.' })
  @ApiOkResponse({ type: OrganisationDto })
  async remove(@CurrentActor() actor: Actor, @IfMatch() version: number): Promise<OrganisationDto> {
    return presentOrganisation(await this.logos.remove(actor, version));
  }
}
