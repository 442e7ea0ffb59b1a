import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { CreatedAt, Id, Moment, Reference, Text, TextList, Whole } from '../platform/database/columns';
import type { Language } from '../vocabulary';
import type { AccessRole } from './access-role';

@Entity()
@Check('person_email_is_lower', `email = lower(email)`)
export class Person {
  @Id() id!: number;
  /** In lower case. */
  @Index({ unique: true }) @Text() email!: string;
  @Text() name!: string;
  @Text() language!: Language;
  @ForeignKey('Unit') @Reference({ nullable: true }) unitId!: number | null;
  @TextList({ default: '{}' }) accessRoles!: AccessRole[];
  /** Keys of job roles. */
  @TextList({ default: '{}' }) jobRoles!: string[];
  /** argon2id as a PHC string; null until the person has set a password. */
  @Text({ nullable: true }) passwordHash!: string | null;
  @CreatedAt() createdAt!: Date;
  /** Set when the person left: then nobody signs in as this person. */
  @Moment({ nullable: true }) deactivatedAt!: Date | null;
  @Whole({ default: 1 }) version!: number;
}
