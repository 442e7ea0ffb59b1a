import { EmailField, MomentField, ObjectField, VerbatimField } from '../platform/http/fields';
import { PersonDto } from './people.dto';

export class SignInDto {
  @EmailField({ example: 'aigul@nord.example' }) email!: string;
  @VerbatimField({ maximum: 200, example: 'correct horse battery staple' }) password!: string;
}

export class PasswordChangeDto {
  @VerbatimField({ maximum: 200, example: 'correct horse battery staple' }) presentPassword!: string;
  @VerbatimField({ minimum: 10, maximum: 200, example: 'a better one, and longer' }) newPassword!: string;
}

export class SessionDto {
  @ObjectField(() => PersonDto) person!: PersonDto;
}

export class StartedSessionDto extends SessionDto {
  @MomentField({ description: 'Whatever happens, the session ends then.' }) expiresAt!: Date;
}
