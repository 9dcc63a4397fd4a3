import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Log } from '@meja/plugin-sdk/server/kernel';
import { ApiError, type ApiErrorCode } from '../errors/api-error.js';
import { isUnavailable } from '../errors/unavailable.js';
import { FrontDoor } from './front-door.js';
import { visitOf } from './visits.js';

/** Answers every error of a route in one shape, and logs bugs once, with the id that the caller was told. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly door: FrontDoor, private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    // Errors of resolvers are masked where the operation ends.
    if (host.getType<string>() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const refusal = refusalOf(error);
    if (refusal.code === 'INTERNAL') this.log.error('http.bug', { requestId: visitOf(request.raw).requestId, path: request.url.split('?', 1)[0], reason: error instanceof Error ? error.message : String(error), stack: error instanceof Error ? error.stack : undefined });
    if (!reply.sent) this.door.refuse(request, reply, refusal);
  }
}

function refusalOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (isUnavailable(error)) return new ApiError('UNAVAILABLE');
  return new ApiError(codes[statusOf(error)] ?? (statusOf(error) < 500 ? 'BAD_REQUEST' : 'INTERNAL'));
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
  return typeof status === 'number' ? status : 500;
}

const codes: Partial<Record<number, ApiErrorCode>> = { 403: 'FORBIDDEN', 404: 'NOT_FOUND', 405: 'METHOD_NOT_ALLOWED', 413: 'BODY_TOO_LARGE', 415: 'JSON_ONLY', 421: 'UNKNOWN_HOST' };
