r"""Hostile queries, and harmless ones that look hostile. `http://trap` stands for a local server.

The first table is what every engine that we know, or SPARQL 1.1 to the letter, would take for a
call: Oxigraph reads without tokens, so that SERVICE may hang together with what follows; SPARQL 1.1
resolves `\uXXXX` before it reads, Oxigraph within strings and IRIs only.
"""

from collections.abc import Mapping

__all__ = ["CALLS", "COSTLY", "ENORMOUS", "HARMLESS", "LOOK_ALIKES", "MISREAD"]

_CALL = "<http://trap/x> { ?s ?p ?o }"
_MINE = "PREFIX ex: <http://trap/> PREFIX : <http://trap/> "

CALLS: Mapping[str, str] = {
    "plain": f"SELECT * {{ SERVICE {_CALL} }}",
    "mixed case": f"SELECT * {{ sErViCe {_CALL} }}",
    "silent": f"SELECT * {{ SERVICE SILENT {_CALL} }}",
    "silent in mixed case": f"SELECT * {{ service sIlEnT {_CALL} }}",
    "comment between": f"SELECT * {{ SERVICE# <x>\n# {{}}\n{_CALL} }}",
    "comment ended by a carriage return": f"SELECT * {{ #\rSERVICE {_CALL} }}",
    "comment ended by an escape": f"SELECT * {{ # \\u000A SERVICE {_CALL}\n }}",
    "quote in a comment": f"SELECT * {{ # it's\n SERVICE {_CALL} }} # '",
    "first letter escaped": f"SELECT * {{ \\u0053ERVICE {_CALL} }}",
    "last letter escaped": f"SELECT * {{ SERVIC\\u0045 {_CALL} }}",
    "long escape": f"SELECT * {{ \\U00000053ERVICE {_CALL} }}",
    "small letter escaped": f"SELECT * {{ serv\\u0069ce {_CALL} }}",
    "all letters escaped": "SELECT * { \\u0053\\u0045\\u0052\\u0056\\u0049\\u0043\\u0045 "
    f"{_CALL} }}",
    "blank escaped": f"SELECT * {{ SERVICE\\u0020{_CALL} }}",
    "brackets escaped": "SELECT * { SERVICE \\u003Chttp://trap/x\\u003E { ?s ?p ?o } }",
    "letter of the IRI escaped": "SELECT * { SERVICE <\\u0068ttp://trap/x> { ?s ?p ?o } }",
    "string that escapes end": f'SELECT ("\\u0022 {{ SERVICE {_CALL} }} \\u0022" AS ?x) {{}}',
    "hidden by escapes, double": f'SELECT * {{ FILTER("\\u0022" != \'\') SERVICE {_CALL} }} #"""',
    "hidden by escapes, single": f"SELECT * {{ FILTER('\\u0027' != \"\") SERVICE {_CALL} }} #'''",
    "hidden by an escaped backslash": f"SELECT * {{ FILTER('\\u005C' != '') SERVICE {_CALL} }} #'",
    "no blanks": "SELECT*{SERVICE<http://trap/x>{?s ?p ?o}}",
    "glued to silent": "SELECT * { SERVICESILENT<http://trap/x>{ ?s ?p ?o } }",
    "glued to a name": f"{_MINE}SELECT * {{ SERVICE:x {{ ?s ?p ?o }} }}",
    "glued to a prefix": f"{_MINE}SELECT * {{ SERVICEex:x {{ ?s ?p ?o }} }}",
    "glued to silent and a name": f"{_MINE}SELECT * {{ SERVICESILENT:x {{ ?s ?p ?o }} }}",
    "silent glued to a prefix": f"{_MINE}SELECT * {{ SERVICE SILENTex:x {{ ?s ?p ?o }} }}",
    "glued to a variable": "SELECT * { VALUES ?g { <http://trap/x> } SERVICE?g { ?s ?p ?o } }",
    "glued to a number": f"SELECT * {{ VALUES ?s {{ 1 }} ?s ?p 1SERVICE {_CALL} }}",
    "glued to a truth": f"SELECT * {{ ?s ?p trueSERVICE {_CALL} }}",
    "glued to a bracket": f"SELECT * {{ FILTER(true)SERVICE {_CALL} }}",
    "prefix of that name": "PREFIX SERVICE: <http://e.example/> PREFIX : <http://trap/> "
    "SELECT * { SERVICE:x { ?s ?p ?o } }",
    "variable": "SELECT * { VALUES ?g { <http://trap/x> } SERVICE ?g { ?s ?p ?o } }",
    "variable with a dollar": "SELECT * { BIND(<http://trap/x> AS ?g) SERVICE $g { ?s ?p ?o } }",
    "computed": "SELECT * { BIND(IRI(CONCAT('http', '://trap/x')) AS ?g) SERVICE ?g { ?s ?p ?o } }",
    "prefixed name": f"{_MINE}SELECT * {{ SERVICE ex:x {{ ?s ?p ?o }} }}",
    "behind BASE": "BASE <http://trap/> SELECT * { SERVICE <x> { ?s ?p ?o } }",
    "sub-select": f"SELECT * {{ {{ SELECT * {{ SERVICE {_CALL} }} }} }}",
    "optional": f"SELECT * {{ OPTIONAL {{ SERVICE {_CALL} }} }}",
    "union": f"SELECT * {{ {{}} UNION {{ SERVICE {_CALL} }} }}",
    "minus": f"SELECT * {{ ?s ?p ?o MINUS {{ SERVICE {_CALL} }} }}",
    "graph": f"SELECT * {{ GRAPH ?g {{ SERVICE {_CALL} }} }}",
    "lateral": f"SELECT * {{ LATERAL {{ SERVICE {_CALL} }} }}",
    "exists": f"ASK {{ FILTER EXISTS {{ SERVICE {_CALL} }} }}",
    "not exists": f"ASK {{ FILTER NOT EXISTS {{ SERVICE {_CALL} }} }}",
    "exists in a projection": f"SELECT (EXISTS {{ SERVICE {_CALL} }} AS ?x) {{}}",
    "exists in an order": f"SELECT * {{}} ORDER BY (EXISTS {{ SERVICE {_CALL} }})",
    "exists in a having": "SELECT (COUNT(*) AS ?n) {} GROUP BY ?x "
    f"HAVING (EXISTS {{ SERVICE {_CALL} }})",
    "exists in a bind": f"SELECT * {{ BIND(IF(EXISTS {{ SERVICE {_CALL} }}, 1, 2) AS ?x) }}",
    "construct": f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE {_CALL} }}",
    "describe": f"DESCRIBE ?s {{ SERVICE {_CALL} }}",
    "after a string with #": f"SELECT * {{ FILTER('#' = '#') SERVICE {_CALL} }}",
    "after an IRI with #": f"SELECT * {{ OPTIONAL {{ <http://e/#> ?a ?b }} SERVICE {_CALL} }}",
    "after an IRI with '": f"SELECT * {{ OPTIONAL {{ <http://e/'> ?a ?b }} SERVICE {_CALL} }} #'",
    "after a name with '": f"{_MINE}SELECT * {{ OPTIONAL {{ ?z :p ex:a\\' }} SERVICE {_CALL} }} #'",
    "after a long string": f"SELECT * {{ FILTER('''a'b''c\\'''' != '') SERVICE {_CALL} }} #'",
    "between comparisons": "SELECT * { VALUES (?a ?b) { (1 2) } "
    f"FILTER(?a<?b) SERVICE {_CALL} FILTER(?b>?a) }}",
    "after VALUES": f"SELECT * {{ VALUES ?x {{ UNDEF }}SERVICE {_CALL} }}",
    "file": "SELECT * { SERVICE <file:///etc/hostname> { ?s ?p ?o } }",
}

LOOK_ALIKES: Mapping[str, str] = {
    "prefixed name": f"{_MINE}SELECT * {{ ?s ex:SERVICE <http://trap/x> }}",
    "prefixed name in small letters": f"{_MINE}SELECT * {{ ?s ex:service ?o }}",
    "name that ends so": f"{_MINE}SELECT * {{ ?s ex:x-SERVICE ?o . ?s ex:a.SERVICE ?o }}",
    "name in a path": f"{_MINE}SELECT * {{ ?s ex:SERVICE/ex:service ?o }}",
    "name of a graph": f"{_MINE}SELECT * {{ GRAPH ex:SERVICE {{ ?s ?p ?o }} }}",
    "prefix": "PREFIX service: <http://trap/> SELECT * { ?s service:x ?o }",
    "longer prefix": "PREFIX self-service: <http://trap/> SELECT * { ?s self-service:x ?o }",
    "string": "SELECT ('SERVICE <http://trap/x> {}' AS ?x) {}",
    "string in other quotes": 'SELECT ("it\'s a SERVICE <http://trap/x> {}" AS ?x) {}',
    "long string": "SELECT ('''a SERVICE\n<http://trap/x> {}''' AS ?x) {}",
    "string with an escaped quote": 'SELECT ("\\" SERVICE <http://trap/x> {}" AS ?x) {}',
    "string with an escaped letter": "SELECT ('\\u0053ERVICE <http://trap/x> {}' AS ?x) {}",
    "comment": "SELECT * {} # SERVICE <http://trap/x> {}",
    "comment within": "SELECT * { # SERVICE <http://trap/x> {}\n }",
    "IRI": "SELECT * { <http://trap/SERVICE> ?p ?o }",
    "fragment of an IRI": "SELECT * { <http://trap/#SERVICE> ?p ?o }",
    "variable": "SELECT * { ?service ?p $SERVICE } LIMIT 5",
    "longer variable": "SELECT * { ?SERVICEs ?p ?o } LIMIT 5",
    "language": "SELECT * { ?s ?p 'a'@service }",
    "blank node": "SELECT * { _:service ?p _:SERVICE } LIMIT 5",
    "datatype": "SELECT ('a'^^<http://trap/SERVICE> AS ?x) {}",
    "data": "SELECT * { VALUES ?x { 'SERVICE' <http://trap/SERVICE> } }",
    "pattern": "ASK { FILTER(REGEX('a service', 'SERVICE <', 'i')) }",
}

MISREAD: Mapping[str, str] = {
    "long s": f"SELECT * {{ \u017fERVICE {_CALL} }}",
    "dotless i": f"SELECT * {{ SERV\u0131CE {_CALL} }}",
    "wide letters": f"SELECT * {{ \uff33\uff25\uff32\uff36\uff29\uff23\uff25 {_CALL} }}",
    "letter of no width": f"SELECT * {{ SER\u200bVICE {_CALL} }}",
    "escape of an escape": f"SELECT * {{ \\u005Cu0053ERVICE {_CALL} }}",
    "short escape": f"SELECT * {{ \\u53ERVICE {_CALL} }}",
    "half a character": "SELECT ('\\uD800' AS ?x) {}",
    "beyond all characters": "SELECT ('\\U00110000' AS ?x) {}",
    "escape of null": "SELECT ('\\u0000' AS ?x) {}",
    "null": "SELECT * { \x00 }",
    "null in a string": "SELECT * { ?s ?p '\x00 }",
    "mark of byte order": "\ufeffSELECT * {}",
    "open string": "SELECT * { ?s ?p 'a }",
    "open bracket": "SELECT * { ?s ?p ?o",
    "unknown function": f"{_MINE}SELECT (ex:run('rm') AS ?x) {{}}",
    "unknown form": "EXPLAIN SELECT * {}",
    "two queries": "SELECT * {} ; SELECT * {}",
    "nothing": "",
    "blanks": " \t\r\n ",
    "markup": "<script>alert(1)</script>",
    "deep groups": "ASK " + "{" * 40_000 + "}" * 40_000,
    "deep brackets": "ASK { FILTER(" + "(" * 40_000 + "1" + ")" * 40_000 + ") }",
    "deep paths": "ASK { ?s " + "(" * 40_000 + "<p>" + ")" * 40_000 + " ?o }",
    "deep lists": "ASK { ?s ?p " + "(" * 40_000 + ")" * 40_000 + " }",
    "deep blank nodes": "ASK { ?s ?p " + "[ ?p " * 12_000 + "]" * 12_000 + " }",
    "deep options": "ASK {" + "OPTIONAL { ?s ?p ?o " * 4_000 + "}" * 4_000 + " }",
    "deep sub-selects": "ASK {" + "{ SELECT * { " * 5_000 + "} }" * 5_000 + " }",
    "deep negations of patterns": "ASK {" + "FILTER NOT EXISTS { " * 4_000 + "}" * 4_000 + " }",
    "deep triple terms": "ASK { ?s ?p " + "<<( ?a ?b " * 6_000 + "1" + " )>>" * 6_000 + " }",
    "never closed": "ASK " + "{" * 90_000,
    "long negation": "ASK { FILTER(" + "!" * 90_000 + "true) }",
    "long union": "ASK { {} " + "UNION {} " * 10_000 + " }",
    "long sum": "ASK { FILTER(1" + "+1" * 40_000 + " > 0) }",
    "long disjunction": "ASK { FILTER(false" + "||false" * 12_000 + ") }",
    "long path of alternatives": "ASK { ?s <p>" + "|<p>" * 22_000 + " ?o }",
    "huge limit": "SELECT * { ?s ?p ?o } LIMIT 99999999999999999999",
}

_MANY = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
COSTLY: Mapping[str, str] = {
    "rows of a product": f"SELECT * {{ {_MANY} }}",
    "count of a product": f"SELECT (COUNT(*) AS ?n) {{ {_MANY} }}",
    "order of a product": f"SELECT * {{ {_MANY} }} ORDER BY ?i ?f ?c LIMIT 1",
    "random order": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY RAND() LIMIT 1",
    "groups of a product": "SELECT ?a ?d (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f } "
    "GROUP BY ?a ?d ORDER BY DESC(?n) LIMIT 1",
    "distinct rows of a product": "SELECT (COUNT(DISTINCT CONCAT(STR(?c), STR(?f))) AS ?n) "
    "{ ?a ?b ?c . ?d ?e ?f }",
    "text of a product": "SELECT (GROUP_CONCAT(CONCAT(STR(?c), STR(?f))) AS ?x) "
    "{ ?a ?b ?c . ?d ?e ?f }",
    "product without an end": f"ASK {{ {_MANY} "
    "FILTER(STRLEN(CONCAT(STR(?c), STR(?f), STR(?i))) < 0) }",
    "product of sub-selects": "SELECT (COUNT(*) AS ?n) { { SELECT * { ?a ?b ?c } } "
    "{ SELECT * { ?d ?e ?f } } }",
    "product of lists": "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"VALUES ?v{i} {{ {' '.join(map(str, range(60)))} }}" for i in range(6))
    + " }",
    "negation within a product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c "
    "FILTER NOT EXISTS { ?d ?e ?f FILTER(STR(?f) = CONCAT(STR(?c), '!')) } }",
    "description of a product": f"DESCRIBE * {{ {_MANY} FILTER(STR(?a) > STR(?d)) }}",
    "statements of a product": "CONSTRUCT { ?a <p> ?a } { ?a ?b ?c . ?d ?e ?f FILTER(?c = 5) }",
    "every path": "SELECT (COUNT(*) AS ?n) { ?s (!<urn:x>|^!<urn:x>)* ?o }",
    "stars of stars": "SELECT (COUNT(*) AS ?n) { ?s ((((!<urn:x>)*)*)*)* ?o }",
    "chain of stars": "SELECT (COUNT(*) AS ?n) { ?s (!<urn:x>)*/(!<urn:x>)*/(!<urn:x>)* ?o }",
    "chain of maybes": "SELECT (COUNT(*) AS ?n) { ?s " + "/".join(["(!<urn:x>)?"] * 12) + " ?o }",
    "doubled text": "SELECT (STRLEN(?x40) AS ?n) { BIND('aaaaaaaaaa' AS ?x0) "
    + " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40))
    + " }",
    "replaced text": "SELECT (STRLEN(?x9) AS ?n) { BIND('aaaaaaaaaaaaaaaa' AS ?x0) "
    + " ".join(f"BIND(REPLACE(?x{i}, 'a', 'aaaaaaaaaaaaaaaa') AS ?x{i + 1})" for i in range(9))
    + " }",
    "pattern for each row": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?a ?b ?c "
    "FILTER(REGEX(STR(?o), CONCAT(STR(?c), '(x+x+)+y'))) }",
    "pattern of many words": "SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), '"
    + "|".join(f"a{i}.*b" for i in range(5000))
    + "')) }",
    "digest of each row": "SELECT (COUNT(?h) AS ?n) { ?a ?b ?c . ?d ?e ?f "
    "BIND(SHA512(CONCAT(STR(?c), STR(?f))) AS ?h) }",
    "list of values": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(?o IN ("
    + ",".join(map(str, range(14_000)))
    + ")) }",
    "hundreds of patterns": "ASK { " + " . ".join(f"?s{i} ?p{i} ?o{i}" for i in range(300)) + " }",
    "thousands of patterns": "ASK { "
    + " . ".join(f"?s{i} ?p{i} ?o{i}" for i in range(3000))
    + " }",
}
"""What would take for ever, or all memory."""

ENORMOUS: Mapping[str, str] = {
    "rows": "SELECT * { ?s ?p ?o } LIMIT 1001",
    "statements": "CONSTRUCT WHERE { ?s ?p ?o }",
    "description": "DESCRIBE ?s { ?s a ?type }",
    "text": "SELECT ?x (STRUUID() AS ?y) { BIND(REPLACE(REPLACE(REPLACE(REPLACE("
    "'aaaaaaaaaaaaaaaa', 'a', 'aaaaaaaaaaaaaaaa'), 'a', 'aaaaaaaaaaaaaaaa'), "
    "'a', 'aaaaaaaaaaaaaaaa'), 'a', 'aaaa') AS ?x) ?s ?p ?o } LIMIT 100",
}
"""What is found quickly and is larger than one answer may be."""

HARMLESS: Mapping[str, str] = {
    "nested repetition": "SELECT (REGEX('" + "a" * 20_000 + "!', '^(((a+)+)*)+$') AS ?x) {}",
    "repeated repetition": "SELECT (REGEX('aaaa', '(((a{1,99}){1,99}){1,99}){1,99}') AS ?x) {}",
    "pattern that is none": "SELECT (REGEX('a', '(') AS ?x) {}",
    "huge literal": "SELECT (STRLEN('" + "a" * 99_000 + "') AS ?n) {}",
    "huge IRI": "ASK { <http://e.example/" + "a" * 99_000 + "> ?p ?o }",
    "huge variable": "ASK { ?" + "a" * 99_000 + " ?p ?o }",
    "huge number": "SELECT (" + "9" * 50_000 + " AS ?x) {}",
    "huge exponent": "SELECT (1e999999 AS ?x) {}",
    "huge product": "SELECT (99999999999999999999.0 * 99999999999999999999.0 AS ?x) {}",
    "division by nothing": "SELECT (1/0 AS ?x) {}",
    "impossible part": "SELECT (SUBSTR('abc', -9223372036854775808, 9223372036854775807) AS ?x) {}",
    "huge offset": "SELECT * { ?s ?p ?o } OFFSET 18446744073709551615 LIMIT 1",
    "huge list": "SELECT (COUNT(*) AS ?n) { VALUES ?x { " + "1 " * 45_000 + "} }",
    "huge concatenation": "SELECT (STRLEN(CONCAT(" + "'a'," * 20_000 + "'a')) AS ?n) {}",
    "hundreds of sums": "SELECT "
    + " ".join(f"(GROUP_CONCAT(STR(?o)) AS ?x{i})" for i in range(20))
    + " { ?s cg:startYear ?o }",
    "escaped again and again": "SELECT (STRLEN(?x30) AS ?n) { BIND('%%' AS ?x0) "
    + " ".join(f"BIND(ENCODE_FOR_URI(?x{i}) AS ?x{i + 1})" for i in range(30))
    + " }",
}
"""What looks expensive and is not, or must not be."""
