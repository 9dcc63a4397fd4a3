/** What `Authorization: Bearer` carries; undefined for no such header. Other schemes belong to whoever stands in front of us. */
export const bearerOf = (authorization: string | undefined): string | undefined => /^Bearer +(\S.*)$/i.exec(authorization ?? '')?.[1];
