namespace Patchbay.AshbySandbox.Company;

/// <summary>Who somebody is before any record speaks of them.</summary>
internal readonly record struct Persona(int RegionNumber, int PlaceNumber, Name Given, Name Family)
{
    public Region Region => Names.Regions[RegionNumber];

    public Place Place => Region.Places[PlaceNumber];

    public string FullName =>
        Region.FamilyFirst
            // East Asian scripts set family and given name without a space; Vietnamese, in Latin letters, with one.
            ? Given.Text[0] >= '\u3000'
                ? Family.Text + Given.Text
                : $"{Family.Text} {Given.Text}"
            : $"{Given.Text} {Family.Text}";

    public string Slug => $"{Given.Plain}.{Family.Plain}";

    public static Persona Draw(ref Prng random)
    {
        var number = random.Below(Names.Regions.Length);
        var region = Names.Regions[number];
        return new Persona(
            number,
            random.Below(region.Places.Length),
            random.Pick(region.Given),
            random.Pick(region.Family)
        );
    }
}
