/**
 * Words of which the passwords are made that are tried first, in the languages we speak. With digits, years and signs around them they
 * are still the first to be tried; a sentence that merely contains one of them is not.
 */
export const triedFirst: ReadonlySet<string> = new Set(
  `password passwort passw pass word secret welcome letmein login admin administrator root master superuser manager guest user default changeme change test testing tester temp temporary sample example demo
   meja helpdesk help desk support service desk office company business computer internet windows google facebook amazon apple microsoft
   qwerty qwertyuiop qwertz azerty asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qaz wsx edc abc abcd abcde abcdef abcdefg xyz aaa
   iloveyou love lovely loveyou forever princess prince queen king sunshine shadow dragon monkey tiger lion eagle football soccer baseball basketball hockey superman batman spiderman pokemon starwars
   hello freedom whatever trustno nothing something someone computer michael jordan jessica ashley daniel charlie thomas robert andrew jennifer nicole hunter buster harley ranger killer pepper ginger summer
   spring autumn winter january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
   flower cheese chocolate cookie banana orange purple yellow green black white silver golden diamond angel devil heaven jesus christ blessed family mother father baby sweet honey babygirl
   liverpool chelsea arsenal barcelona madrid london paris berlin stockholm warszawa jakarta sweden sverige poland polska indonesia europe america canada mexico brazil
   rahasia katasandi sandi sayang cinta bismillah indonesiaku jakarta merdeka selamat datang anjing kucing
   haslo hasło tajne kocham kochanie polska misiek kotek słoneczko sloneczko witaj matrix zaq lato zima wiosna jesień jesien
   lösenord losenord hemligt hemlig hejsan hej sommar vinter höst host vår välkommen valkommen älskling alskling kärlek karlek`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
