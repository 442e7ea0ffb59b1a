import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { CreatedAt, Id, Moment, Reference } from '../platform/database/columns';
/** A signed-in browser or program. Only the SHA-256 of its token is kept. */
@Entity()
export class Session {
  @Id() id!: number;
  @Index({ unique: true }) @Column('bytea') tokenHash!: Buffer;
  @ForeignKey('Person') @Index() @Reference() personId!: number;
  @CreatedAt() createdAt!: Date;
  @Moment() lastSeenAt!: Date;
  /** Whatever happens, the session ends here. */
  @Moment() expiresAt!: Date;
}
