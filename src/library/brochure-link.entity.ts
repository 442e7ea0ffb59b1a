import { Entity, ForeignKey, Index } from 'typeorm';
import { CreatedAt, Id, Moment, Reference, Text } from '../platform/database/columns';

/**
 * A link to the brochure of a job role in force, for whoever holds it. Unlike that of a session its token is kept as it is: HR prints it
 * again, and it opens nothing but what every employee reads anyway.
 */
@Entity()
@Index('brochure_link_one_in_force', ['standardId', 'jobRole'], { unique: true, where: 'revoked_at is null' })
export class BrochureLink {
  @Id() id!: number;
  @ForeignKey('Standard') @Reference() standardId!: number;
  @Text() jobRole!: string;
  /** 128 random bits, base64url. */
  @Index({ unique: true }) @Text() token!: string;
  @ForeignKey('Person') @Reference() madeBy!: number;
  @CreatedAt() madeAt!: Date;
  @ForeignKey('Person') @Reference({ nullable: true }) revokedBy!: number | null;
  @Moment({ nullable: true }) revokedAt!: Date | null;
}
