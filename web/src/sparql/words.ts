// Words: prefixes, classes, properties and concepts, as the service names them.

export interface Word {
  name: string;
  kind: "class" | "property" | "concept" | "prefix" | "variable";
  label: string;
  about: string;
  scheme: string;
  uses: number;
}
export interface Words {
  prefixes: Record<string, string>;
  declared: Set<string>;
  all: Word[];
}

let loading: Promise<Words> | null = null;

export function words(address: string): Promise<Words> {
  loading ??= load(address).catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(address: string): Promise<Words> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`no words: ${response.status}`);
  const told = await response.json();
  const terms = (told.terms as Partial<Word>[]).map(whole);
  const concepts = (told.concepts as { name: string; label: string }[]).map((concept) => {
    const scheme = concept.name.slice(0, concept.name.indexOf(":"));
    const about = String(told.schemes[scheme] ?? "");
    return whole({ ...concept, kind: "concept", about, scheme });
  });
  return {
    prefixes: told.prefixes,
    declared: new Set(told.declared),
    all: [...terms, ...concepts],
  };
}

const whole = (given: Partial<Word>): Word => ({
  name: "",
  kind: "property",
  label: "",
  about: "",
  scheme: "",
  uses: 0,
  ...given,
});
