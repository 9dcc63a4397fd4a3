import type { DemoOrganization } from '../company.js';
import type { Random } from '../random.js';
import { addressPart } from './names.js';

export interface Customer extends DemoOrganization {
  readonly domain: string;
  readonly culture: 'swedish' | 'polish' | 'elsewhere' | 'indonesian';
}

interface Market {
  readonly culture: Customer['culture'];
  readonly towns: readonly string[];
  readonly names: readonly string[];
}

const markets: readonly Market[] = [
  {
    culture: 'swedish',
    towns: ['Uppsala', 'Lund', 'Örebro', 'Umeå', 'Visby', 'Kalmar', 'Malmö', 'Västerås', 'Luleå', 'Karlstad'],
    names: ['Hotell Nordlunden', 'Kafé Björkudden', 'Lindens Bokhandel', 'Studio Havsvik', 'Hamnkontoret Väst', 'Advokatbyrån Strömsund', 'Skolan Ekbacken', 'Kliniken Solgläntan', 'Kontorshotellet Slussen', 'Villa Rosenlund', 'Lasaretts Fastigheter', 'Konditori Vete & Råg', 'Nordvik Arkitekter', 'Restaurang Kajutan'],
  },
  {
    culture: 'polish',
    towns: ['Gdańsk', 'Poznań', 'Łódź', 'Wrocław', 'Lublin', 'Sopot'],
    names: ['Restauracja Pod Lipą', 'Hotel Bursztyn', 'Biblioteka Wiślana', 'Kancelaria Dębowa', 'Pensjonat Mewa', 'Księgarnia Zaułek'],
  },
  {
    culture: 'elsewhere',
    towns: ['Bergen', 'Aarhus', 'Tampere', 'Lübeck', 'Utrecht', 'Tallinn', 'Cork', 'Lyon'],
    names: ['Museum Vikhavn', 'Galerie Elbufer', 'Coworking Kattegatt', 'Harbour House Hotel', 'Atelier Lumière', 'Café Mitte'],
  },
  {
    culture: 'indonesian',
    towns: ['Bandung', 'Semarang', 'Yogyakarta', 'Surabaya', 'Denpasar', 'Malang', 'Medan', 'Makassar', 'Bogor', 'Solo'],
    names: ['Kopi Senja', 'Hotel Melati Raya', 'Griya Tamu Padma', 'Klinik Sehat Sentosa', 'Kantor Bersama Merapi', 'Sekolah Tunas Bangsa', 'Restoran Dapur Laut', 'Penginapan Sawah Indah', 'Arsitek Ruang Teduh', 'Toko Buku Cendana'],
  },
];

/** Companies that buy furniture for their rooms, each in one town. */
export function customers(random: Random): Customer[] {
  return markets.flatMap(({ culture, towns, names }) =>
    names.map((name): Customer => {
      const key = name.split(/[\s&]+/).map(addressPart).filter(Boolean).join('-');
      return { key, name, city: random.of(towns), domain: `${key}.test`, culture };
    }),
  );
}

export const townOf = (culture: Customer['culture'], random: Random): string => random.of(markets.find((market) => market.culture === culture)?.towns ?? []);
