import {
  ChoiceField,
  ChoiceListField,
  EmailField,
  FlagField,
  IdField,
  KeyField,
  KeyListField,
  ObjectField,
  TextField,
  VerbatimField,
  WholeNumberField,
} from '../platform/http/fields';
import { languages, type Language } from '../vocabulary';
import { accessRoles, type AccessRole } from './access-role';

const password = { minimum: 10, maximum: 200, example: 'correct horse battery staple' };

export class NewPersonDto {
  @EmailField({ example: 'aigul@nord.example' }) email!: string;
  @TextField({ maximum: 200, example: 'Айгүл Сәрсенова' }) name!: string;
  @ChoiceField(languages) language!: Language;
  @IdField({ optional: true, nullable: true }) unitId?: number | null;
  @KeyListField({ optional: true, example: ['operator'] }) jobRoles?: string[];
  @ChoiceListField(accessRoles, { optional: true, example: ['staff'] }) accessRoles?: AccessRole[];
  @VerbatimField({ ...password, optional: true, description: 'Without one the person cannot sign in yet.' })
  password?: string;
}

export class PersonChangeDto {
  @EmailField({ optional: true, example: 'aigul@nord.example' }) email?: string;
  @TextField({ maximum: 200, optional: true, example: 'Айгүл Сәрсенова' }) name?: string;
  @ChoiceField(languages, { optional: true }) language?: Language;
  @IdField({ optional: true, nullable: true }) unitId?: number | null;
  @KeyListField({ optional: true, example: ['operator'] }) jobRoles?: string[];
  @ChoiceListField(accessRoles, { optional: true, example: ['staff', 'hr'] }) accessRoles?: AccessRole[];
}

export class NewPasswordDto {
  @VerbatimField(password) password!: string;
}

export class PersonDto {
  @IdField() id!: number;
  @EmailField({ nullable: true, description: 'Only administrators, HR and the person see it.' }) email!: string | null;
  @TextField({ maximum: 200, example: 'Айгүл Сәрсенова' }) name!: string;
  @ChoiceField(languages) language!: Language;
  @IdField({ nullable: true }) unitId!: number | null;
  @KeyListField({ example: ['operator'] }) jobRoles!: string[];
  @ChoiceListField(accessRoles, { example: ['staff'] }) accessRoles!: AccessRole[];
  @FlagField({ description: 'False once the person has left.' }) active!: boolean;
  @WholeNumberField({ minimum: 1, example: 3 }) version!: number;
}

export class NewUnitDto {
  @TextField({ maximum: 200, example: 'Колл-центр' }) name!: string;
}

export class UnitDto extends NewUnitDto {
  @IdField() id!: number;
}

export class JobRoleNamesDto {
  @TextField({ maximum: 200, optional: true, example: 'Оператор' }) kk?: string;
  @TextField({ maximum: 200, optional: true, example: 'Оператор' }) ru?: string;
  @TextField({ maximum: 200, optional: true, example: 'Operatör' }) tr?: string;
  @TextField({ maximum: 200, optional: true, example: 'Operátor' }) sk?: string;
  @TextField({ maximum: 200, optional: true, example: 'Operator' }) en?: string;
}

export class JobRoleDto {
  @IdField() id!: number;
  @KeyField({ example: 'operator' }) key!: string;
  @ObjectField(() => JobRoleNamesDto) names!: JobRoleNamesDto;
}

export class NewJobRoleDto {
  @KeyField({ example: 'operator' }) key!: string;
  @ObjectField(() => JobRoleNamesDto) names!: JobRoleNamesDto;
}

export class JobRoleChangeDto {
  @ObjectField(() => JobRoleNamesDto) names!: JobRoleNamesDto;
}
