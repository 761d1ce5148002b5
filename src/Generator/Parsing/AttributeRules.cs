using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Parsing;

/// <summary>Which attributes go together.</summary>
internal sealed class AttributeRules(INamedTypeSymbol type, ImmutableArray<DeclaredAttribute> attributes, ParseErrors errors)
{
    /// <summary>Checks the attributes of a class that has no <c>[Network]</c>. Adding it is one repair, so one report is enough.</summary>
    public void CheckWithoutNetwork()
    {
        DeclaredAttribute first = attributes[0];
        errors.Add(Descriptors.NetworkAttributeMissing, first.Location, first.DisplayName, type.Name);
    }

    public void Check(DeclaredAttribute network)
    {
        CheckOneDeclaration(network);
        CheckRoles();

        if (!Has(AttributeRole.Layer))
            errors.Add(Descriptors.NoLayers, network.Location, "network", type.Name);

        if (Has(AttributeRole.Loss))
            return;
        foreach (DeclaredAttribute attribute in attributes.Where(attribute => attribute.Reader.NeedsLoss))
            errors.Add(Descriptors.TrainingWithoutLoss, attribute.Location, attribute.DisplayName, type.Name);
    }

    /// <summary>Checks the attributes of a class that has <c>[Block]</c>.</summary>
    public void CheckBlock()
    {
        DeclaredAttribute block = First(AttributeRole.Block)!;
        CheckOneDeclaration(block);
        foreach (DeclaredAttribute attribute in attributes.Where(attribute => attribute.Role is not (AttributeRole.Block or AttributeRole.Layer)))
            errors.Add(Descriptors.NotForBlocks, attribute.Location, attribute.DisplayName, type.Name);
        if (!Has(AttributeRole.Layer))
            errors.Add(Descriptors.NoLayers, block.Location, "block", type.Name);
    }

    private void CheckOneDeclaration(DeclaredAttribute owner)
    {
        foreach (DeclaredAttribute attribute in attributes)
        {
            if (attribute.Role != owner.Role && attribute.Declaration != owner.Declaration)
                errors.Add(Descriptors.SpreadAttributes, attribute.Location, attribute.DisplayName, type.Name, owner.DisplayName);
        }
    }

    private void CheckRoles()
    {
        foreach (IGrouping<AttributeRole, DeclaredAttribute> group in attributes.GroupBy(attribute => attribute.Role))
        {
            if (group.Key == AttributeRole.Layer)
                continue;

            DeclaredAttribute first = group.First();
            foreach (DeclaredAttribute second in group.Skip(1))
            {
                // The same attribute twice is an error of C# itself (CS0579).
                if (group.TakeWhile(other => other != second).Any(other => other.Reader == second.Reader))
                    errors.AddReportedElsewhere();
                else if (group.Key != AttributeRole.Penalty)
                    errors.Add(Descriptors.SameRoleTwice, second.Location, second.DisplayName, NameOf(group.Key), first.DisplayName);
            }
        }
    }

    private bool Has(AttributeRole role) => First(role) is not null;

    private DeclaredAttribute? First(AttributeRole role) => attributes.FirstOrDefault(attribute => attribute.Role == role);

    private static string NameOf(AttributeRole role) => role switch
    {
        AttributeRole.Loss => "loss",
        AttributeRole.Optimizer => "optimiser",
        _ => "attribute",
    };
}
