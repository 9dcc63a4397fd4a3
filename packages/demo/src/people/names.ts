/** Given and family names that go together. */
export interface NameStock {
  readonly given: readonly string[];
  /** Empty where people may have one name alone. */
  readonly family: readonly string[];
}

export const swedish: NameStock = {
  given: ['Ingrid', 'Elin', 'Maja', 'Linnéa', 'Karin', 'Sara', 'Åsa', 'Frida', 'Ebba', 'Hanna', 'Gunilla', 'Johan', 'Erik', 'Lars', 'Oskar', 'Nils', 'Anders', 'Gustav', 'Viktor', 'Mattias', 'Björn', 'Henrik'],
  family: ['Lindqvist', 'Sandberg', 'Nyström', 'Åkesson', 'Bergström', 'Hedlund', 'Wallin', 'Sjögren', 'Ekdahl', 'Holmgren', 'Forsberg', 'Lundin', 'Öberg', 'Norén', 'Dahlström', 'Strand', 'Hägg', 'Eklund'],
};

export const indonesian: NameStock = {
  given: ['Sari', 'Ratna', 'Dewi', 'Putri', 'Indah', 'Wulan', 'Ayu', 'Fitri', 'Nurul', 'Lestari', 'Kartika', 'Budi', 'Agus', 'Bambang', 'Dimas', 'Rizky', 'Hendra', 'Joko', 'Arif', 'Wahyu', 'Yusuf', 'Made', 'Ketut', 'Gede'],
  family: ['Santoso', 'Wijaya', 'Wulandari', 'Prasetyo', 'Hidayat', 'Nugroho', 'Kusuma', 'Siregar', 'Simanjuntak', 'Halim', 'Setiawan', 'Pranata', 'Rahmawati', 'Utami', 'Saputra', 'Lubis', 'Tanjung', 'Gunawan'],
};

export const polish: NameStock = {
  given: ['Karolina', 'Agnieszka', 'Magdalena', 'Zofia', 'Katarzyna', 'Joanna', 'Natalia', 'Małgorzata', 'Tomasz', 'Piotr', 'Paweł', 'Michał', 'Łukasz', 'Krzysztof', 'Grzegorz', 'Wojciech'],
  family: ['Nowak', 'Wójcik', 'Kamińska', 'Zieliński', 'Mazur', 'Krawczyk', 'Dudek', 'Wróbel', 'Pawlak', 'Sikora', 'Baran', 'Zając', 'Bąk', 'Głowacki'],
};

/** Neighbours and people who moved to where the work is. */
export const elsewhere: NameStock = {
  given: ['Aino', 'Mikko', 'Freja', 'Søren', 'Solveig', 'Magnus', 'Claire', 'Étienne', 'Anke', 'Jürgen', 'Fatima', 'Omar', 'Leila', 'Amina', 'Chidi', 'Ngozi', 'Priya', 'Arjun', 'Mei', 'Wei', 'Linh', 'Minh', 'Sofía', 'Mateo', 'Ioana', 'Olena', 'Taras', 'Hiroshi', 'Yuki', 'Siobhán'],
  family: ['Virtanen', 'Korhonen', 'Jensen', 'Sørensen', 'Haugen', 'Dubois', 'Lefèvre', 'Schröder', 'Vogel', 'Haddad', 'Rahimi', 'Abdi', 'Okafor', 'Eze', 'Nair', 'Menon', 'Chen', 'Lim', 'Nguyen', 'Tran', 'Morales', 'Ionescu', 'Shevchenko', 'Tanaka', 'Byrne', 'Visser', 'Costa'],
};

/** The part of a name that an address can hold. */
export function addressPart(name: string): string {
  const letters = name.toLowerCase().replace(/[łøæœßđı]/g, (letter) => spelled[letter] ?? '');
  return letters.normalize('NFD').replace(/[^a-z0-9]+/g, '');
}

const spelled: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', đ: 'd', ı: 'i' };
