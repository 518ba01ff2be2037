"""A walk through the past of the APTS, cell by cell: open it in an editor that knows `# %%`."""

# %% What the sources say, and no more
import apts_model as am
import attrs

apts = am.load_apts()
print(f"{apts.title}, known to {apts.as_of}: {len(apts.sources)} sources")

# %% Where the union came from
lineage = apts.lineage("apts")
print("It came from", ", ".join(apts.label(id) for id in lineage.ancestors))
for edge in lineage.edges:
    print(f"{edge.date}: {apts.label(edge.predecessor_id)} -> {apts.label(edge.successor_id)}")

# %% Who presided when it was young? The answer tells its doubts, and rests on sources
answer = apts.president_on("apts", "2004-11-10")
print(answer.explain())

# %% What nobody has written down yet
for gap, certainty in apts.presidencies_of("apts").gaps():
    print(f"{gap}: the office was vacant - {certainty.value}")

# %% Where sources contradict each other
for record in apts.presidencies_of("apts"):
    if record.standing is am.Standing.DISPUTED:
        print(f"{apts.label(record.holder_id)}, {record.period}: {record.note}")

# %% How much of this could have been read in 2015?
then = apts.published_by("2015-12-31")
print(f"{len(then.sources)} of {len(apts.sources)} sources,", then.president_on("apts", "2010"))

# %% A find in the archives: minutes of 2 November 2004. What would they change?
minutes = am.Source(id="minutes", title="Minutes of the general council, 2 November 2004")
cote = next(one for one in apts.presidencies if one.id == "apts-cote")
exact = attrs.evolve(
    cote,
    period=am.Period("2004-11-02", until=cote.period.until),
    citations=[*cote.citations, am.Citation(source_id="minutes", supports=["period"])],
)
found = attrs.evolve(
    apts,
    sources=[*apts.sources, minutes],
    presidencies=[exact if one is cote else one for one in apts.presidencies],
)
print("Before:", apts.president_on("apts", "2004-11-10"))
print("After:", found.president_on("apts", "2004-11-10"))

# %% Is anything wrong with it now that was not before? The rules tell, and say how to mend it
print("New problems:", set(am.check(found)) - set(am.check(apts)) or "none")

# %% Everything that is known of the first two years, in French
for event in apts.chronology("apts"):
    if event.date.before("2006").is_certain:
        print(event.explain("fr"))
