-- The ESF+ figures as one pass over the tables, as somebody would write them who wants nothing but these figures.
-- Parameters: project, van, tot, peildatum, kwalificaties. {tel} is what is made of the trajecten of entry that count.
WITH reeks AS (
    SELECT t.id, t.trajectnummer, t.deelnemer_id, t.startdatum, t.einddatum,
        row_number() OVER (PARTITION BY t.deelnemer_id ORDER BY t.startdatum, t.id) AS eerste,
        -- a traject that runs on comes first: then nobody has left
        row_number() OVER (
            PARTITION BY t.deelnemer_id ORDER BY t.einddatum DESC NULLS FIRST, t.startdatum DESC, t.id DESC
        ) AS laatste
    FROM trajecten_traject AS t
    WHERE t.subsidieproject_id = %(project)s AND t.startdatum IS NOT NULL
), situatie AS (
    SELECT DISTINCT ON (traject_id) *
    FROM trajecten_startsituatie
    ORDER BY traject_id, versie DESC
), deelname AS (
    SELECT e.id, e.trajectnummer, d.geslacht, e.startdatum, v.einddatum,
        date_part('year', age(e.startdatum, d.geboortedatum)) AS leeftijd,
        s.arbeidssituatie, s.werkloos_sinds, s.opleidingsniveau, s.opleiding, s.beperking, s.derdelander,
        s.migratieachtergrond, s.minderheid, s.dakloos, s.landelijk_gebied,
        d.geslacht IN ('vrouw', 'man', 'non-binair') AND d.geboortedatum IS NOT NULL AND s.opleidingsniveau <> ''
            AND (s.arbeidssituatie IN ('inactief', 'werkend')
                OR s.arbeidssituatie = 'werkloos' AND s.werkloos_sinds IS NOT NULL) IS TRUE AS volledig,
        u.peildatum AS gezegd_op, u.peildatum BETWEEN v.einddatum AND v.einddatum + 28 AS op_tijd,
        u.arbeidssituatie AS arbeid_einde, u.opleiding AS opleiding_einde, u.kwalificatie,
        (v.einddatum + interval '6 months')::date > %(peildatum)s AS te_vroeg,
        o.arbeidssituatie AS arbeid_later, o.verbeterd
    FROM reeks AS e
    JOIN reeks AS v ON v.deelnemer_id = e.deelnemer_id AND v.laatste = 1
    JOIN trajecten_deelnemer AS d ON d.id = e.deelnemer_id
    LEFT JOIN situatie AS s ON s.traject_id = e.id
    LEFT JOIN trajecten_uitstroom AS u ON u.traject_id = v.id
    LEFT JOIN trajecten_opvolging AS o ON o.traject_id = v.id
    WHERE e.eerste = 1
), geteld AS (
    SELECT *, startdatum BETWEEN %(van)s AND %(tot)s AS binnen,
        volledig IS TRUE AND startdatum BETWEEN %(van)s AND %(tot)s AS telt,
        volledig IS TRUE AND einddatum BETWEEN %(van)s AND %(tot)s AS weg
    FROM deelname
)
SELECT geslacht,
    {tel} FILTER (WHERE binnen) AS "EECO01",
    {tel} FILTER (WHERE telt AND arbeidssituatie = 'werkloos') AS "EECO02",
    {tel} FILTER (WHERE telt AND arbeidssituatie = 'werkloos' AND startdatum > (werkloos_sinds
        + CASE WHEN leeftijd < 25 THEN interval '6 months' ELSE interval '12 months' END)::date) AS "EECO03",
    {tel} FILTER (WHERE telt AND arbeidssituatie = 'inactief') AS "EECO04",
    {tel} FILTER (WHERE telt AND arbeidssituatie = 'werkend') AS "EECO05",
    {tel} FILTER (WHERE telt AND leeftijd < 18) AS "EECO06",
    {tel} FILTER (WHERE telt AND leeftijd BETWEEN 18 AND 29) AS "EECO07",
    {tel} FILTER (WHERE telt AND leeftijd >= 55) AS "EECO08",
    {tel} FILTER (WHERE telt AND opleidingsniveau IN
        ('geen', 'basisonderwijs', 'praktijkonderwijs', 'vmbo', 'mbo-1')) AS "EECO09",
    {tel} FILTER (WHERE telt AND opleidingsniveau IN
        ('mbo-2', 'mbo-3', 'mbo-4', 'havo', 'vwo', 'mbo-4-specialist')) AS "EECO10",
    {tel} FILTER (WHERE telt AND opleidingsniveau IN
        ('ad', 'hbo', 'wo-bachelor', 'wo-master', 'promotie')) AS "EECO11",
    {tel} FILTER (WHERE telt AND beperking = 'ja') AS "EECO12",
    {tel} FILTER (WHERE telt AND derdelander = 'ja') AS "EECO13",
    {tel} FILTER (WHERE telt AND migratieachtergrond = 'ja') AS "EECO14",
    {tel} FILTER (WHERE telt AND minderheid = 'ja') AS "EECO15",
    {tel} FILTER (WHERE telt AND dakloos = 'ja') AS "EECO16",
    {tel} FILTER (WHERE telt AND landelijk_gebied = 'ja') AS "EECO17",
    {tel} FILTER (WHERE weg AND op_tijd AND arbeidssituatie = 'inactief' AND arbeid_einde = 'werkzoekend') AS "EECR01",
    {tel} FILTER (WHERE weg AND op_tijd AND opleiding_einde = 'ja' AND opleiding <> 'ja') AS "EECR02",
    {tel} FILTER (WHERE weg AND op_tijd AND kwalificatie = ANY(%(kwalificaties)s)) AS "EECR03",
    {tel} FILTER (WHERE weg AND op_tijd AND arbeid_einde = 'werkend' AND arbeidssituatie <> 'werkend') AS "EECR04",
    {tel} FILTER (WHERE weg AND NOT te_vroeg AND arbeid_later = 'werkend'
        AND arbeidssituatie <> 'werkend') AS "EECR05",
    {tel} FILTER (WHERE weg AND NOT te_vroeg AND verbeterd = 'ja' AND arbeidssituatie = 'werkend') AS "EECR06",
    {tel} FILTER (WHERE binnen AND volledig IS NOT TRUE) AS onvolledig,
    {tel} FILTER (WHERE weg AND gezegd_op IS NULL AND %(peildatum)s <= einddatum + 28) AS nog_te_zeggen,
    {tel} FILTER (WHERE weg AND te_vroeg AND arbeidssituatie <> 'werkend') AS later_werk,
    {tel} FILTER (WHERE weg AND te_vroeg AND arbeidssituatie = 'werkend') AS later_beter
FROM geteld
GROUP BY GROUPING SETS ((geslacht), ())
