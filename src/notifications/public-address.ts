import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { AddressInfo } from 'node:net';
import { CONFIG, type Config } from '../config';

/** The address links in mails begin with: the one people use, else the one listened on. */
@Injectable()
export class PublicAddress {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly http: HttpAdapterHost,
  ) {}

  get url(): string {
    const { publicUrl, host, port } = this.config;
    if (publicUrl !== null) return publicUrl;
    // A worker of its own listens nowhere.
    const server = this.http.httpAdapter?.getHttpServer() as { address(): AddressInfo | null } | undefined;
    const name = host.includes(':') ? `[${host}]` : host;
    return `http://${name}:${server?.address()?.port ?? port}`;
  }
}
