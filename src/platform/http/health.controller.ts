import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { DomainError } from '../../errors';
import { Public } from './access';

const ok = { schema: { type: 'object', properties: { status: { type: 'string', example: 'ok' } } } } as const;

@ApiTags('health')
@Public()
@Controller()
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('healthz')
  @ApiOperation({ summary: 'Whether the process lives.' })
  @ApiOkResponse(ok)
  health() {
    return { status: 'ok' };
  }

  @Get('readyz')
  @ApiOperation({ summary: 'Whether it can serve: the database answers.' })
  @ApiOkResponse(ok)
  async readiness() {
    try {
      await this.dataSource.query('select 1');
    } catch {
      throw new DomainError('unavailable', 'database-unavailable');
    }
    return { status: 'ok' };
  }
}
