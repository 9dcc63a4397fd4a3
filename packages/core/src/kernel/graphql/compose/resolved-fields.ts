import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { MetadataScanner } from '@nestjs/core';
import { allowMetadata, type Allowed } from '@meja/plugin-sdk/server/kernel';

/** A method that resolves a field, as its decorators say. */
export interface ResolvedField {
  readonly contributor: string;
  /** `PageResolver.pages` */
  readonly method: string;
  /** `Query.pages` */
  readonly path: string;
  readonly allowed: Allowed | undefined;
}

/** What the methods of resolver classes resolve. */
export function resolvedFields(contributor: string, classes: readonly Type[]): ResolvedField[] {
  const scanner = new MetadataScanner();
  return classes.flatMap((type) => {
    const prototype = type.prototype as Record<string, object>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const method = prototype[name];
      const path = method ? pathOf(type, method, name) : null;
      return method && path ? [{ contributor, method: `${type.name}.${name}`, path, allowed: Reflect.getMetadata(allowMetadata, method) as Allowed | undefined }] : [];
    });
  });
}

function pathOf(type: Type, method: object, name: string): string | null {
  const own = Reflect.getMetadata('graphql:resolver_type', method) as string | undefined;
  if (!own && !Reflect.getMetadata('graphql:resolve_property', method)) return null;
  const owner = own ?? (Reflect.getMetadata('graphql:resolver_type', type) as string | undefined);
  return `${owner ?? '(no type)'}.${(Reflect.getMetadata('graphql:resolver_name', method) as string | undefined) ?? name}`;
}
