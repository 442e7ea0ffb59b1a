import { Injectable, RequestMethod, type OnApplicationBootstrap } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { accessKey } from '../platform/http/access';

/** A route that says nothing about access stops the application at start, instead of being found open later. */
@Injectable()
export class AccessCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    const undeclared = this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!metatype || !instance || Reflect.hasMetadata(accessKey, metatype)) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return this.scanner
        .getAllMethodNames(prototype)
        .filter((name) => Reflect.hasMetadata(METHOD_METADATA, prototype[name]!))
        .filter((name) => !Reflect.hasMetadata(accessKey, prototype[name]!))
        .map((name) => {
          const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, prototype[name]!) as number];
          return `${method} ${metatype.name}.${name}`;
        });
    });
    if (undeclared.length > 0) throw new Error(`these routes declare no access: ${undeclared.join(', ')}`);
  }
}
